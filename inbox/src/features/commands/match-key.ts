/** What of a keyboard event decides. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>

/**
 * Whether an event is a shortcut such as `j`, `Escape`, `?` or `mod+k` (Ctrl, or Cmd). By the letter that the key
 * gives; on layouts without Latin letters by the key's place, so that shortcuts work there too.
 */
export function isPressed(shortcut: string, press: KeyPress): boolean {
  const mod = shortcut.startsWith('mod+')
  if (mod !== (press.ctrlKey || press.metaKey) || press.altKey) return false
  return keyOf(press) === (mod ? shortcut.slice(4) : shortcut)
}

function keyOf({ key, code }: KeyPress): string {
  if (key.length !== 1) return key
  if (/^[\u0020-\u007e]$/.test(key)) return key.toLowerCase()
  if (code === 'Slash') return '/'
  return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key
}

/** How a shortcut is written for people. */
export function keyText(shortcut: string, mac: boolean): string {
  return shortcut
    .replace('mod+', mac ? '⌘' : 'Ctrl ')
    .replace('Escape', 'Esc')
    .replace('ArrowDown', '↓')
    .replace('ArrowUp', '↑')
    .replace('Enter', '↵')
    .replace(/[a-z]$/, (letter) => (shortcut.startsWith('mod+') ? letter.toUpperCase() : letter))
}
