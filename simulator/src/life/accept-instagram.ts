import type { Accepted } from '../ledger.ts'
import type { Stage } from '../stage.ts'
import { mid } from '../state/ids.ts'
import type { InstagramThread } from '../state/threads.ts'
import { arrive, bubbleOf, enter, type Sending } from './accept.ts'
import { echoNotice } from './instagram-notices.ts'
import { notify } from './notify.ts'

/** Takes an Instagram message: it is there at once and comes back as an echo. */
export function acceptInstagram(stage: Stage, thread: InstagramThread, sending: Sending): Accepted {
  const id = mid(thread.account.id, thread.address, stage.random)
  const row = enter(stage, thread.account, thread.customer.id, id, sending)
  row.status = 'sent'
  const message = { mid: id, ...Object(sending.said.detail), is_echo: true }
  notify(stage, thread.account, {
    ...echoNotice(thread, message, row.at),
    acked: (at) => (row.acks.echo ??= at),
  })
  arrive(stage, thread, row, bubbleOf(row, sending))
  return row
}
