type Press = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode'
>

/** Whether a key press sends. An Enter that ends the composition of a character never does; Safari tells it by key code 229 only. */
export function isSend(press: Press, enterSends: boolean): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229) return false
  if (press.ctrlKey || press.metaKey) return true
  return enterSends && !press.shiftKey && !press.altKey
}
