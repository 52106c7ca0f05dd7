import type { ComposeSignal } from '@parley/core/ports/channel.ts'

import { post } from '../kit/post.ts'
import { scopedId } from './compose.ts'

/** Instagram Platform, "Sender actions": nothing else may stand beside one. */
export const signal: ComposeSignal = (what, { to }, account) => {
  const id = scopedId(to)
  const sender_action = what === 'typing' ? 'typing_on' : 'mark_seen'
  return id === null ? null : post(account, { recipient: { id }, sender_action })
}
