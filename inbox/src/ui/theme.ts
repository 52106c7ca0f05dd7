import { cell } from './cell.ts'
import { forget } from './remembered.ts'

export type Theme = 'system' | 'light' | 'dark'

const key = 'parley.theme'

/** The theme that was chosen here. It was put on the page by `public/theme.js` before the first paint. */
export const theme = cell<Theme>(chosen())

export function chooseTheme(next: Theme): void {
  theme.set(next)
  if (next === 'system') {
    delete document.documentElement.dataset['theme']
    return forget(key)
  }
  document.documentElement.dataset['theme'] = next
  try {
    localStorage.setItem(key, next)
  } catch {
    // Forbidden: it holds until the page is closed.
  }
}

export function nextTheme(current: Theme): Theme {
  if (current === 'system') return 'light'
  return current === 'light' ? 'dark' : 'system'
}

function chosen(): Theme {
  const found = document.documentElement.dataset['theme']
  return found === 'light' || found === 'dark' ? found : 'system'
}
