import { z } from 'zod'

import { remembered } from '../../ui/remembered.ts'

/** Whether Enter alone sends; Ctrl or Cmd with Enter always does. */
export const enterSends = remembered('parley.enter-sends', z.boolean(), true)

type Press = Pick<
  KeyboardEvent,
  'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing' | 'keyCode'
>

/** An Enter that ends the composition of a character never sends; Safari tells it by key code 229 only. */
export function isSend(press: Press, enter: boolean): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229) return false
  if (press.ctrlKey || press.metaKey) return true
  return enter && !press.shiftKey && !press.altKey
}
