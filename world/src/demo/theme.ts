/** The theme that was chosen in the inbox beside us holds here as well, at once. */
export function followTheme(): void {
  apply()
  window.addEventListener('storage', apply)
}

function apply(): void {
  const theme = chosen()
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset['theme'] = theme
  else delete document.documentElement.dataset['theme']
}

function chosen(): string | null {
  try {
    return localStorage.getItem('parley.theme')
  } catch {
    return null
  }
}
