import type { Accepted, SendStatus } from '../ledger.ts'
import type { Stage } from '../stage.ts'
import type { InstagramThread, Thread, WhatsAppThread } from '../state/threads.ts'
import { customerNotice } from './instagram-notices.ts'
import { notify } from './notify.ts'
import { statusNotice } from './whatsapp-notices.ts'

/** A WhatsApp send takes its next step and the hub is told. */
export function settle(stage: Stage, thread: WhatsAppThread, row: Accepted, status: SendStatus): void {
  row.status = status
  const notice = statusNotice(thread, row, status, stage.clock.now())
  notify(stage, thread.account, { ...notice, acked: (at) => (row.acks[status] ??= at) })
}

/** The customer looks at the conversation: whatever lay unread is read. */
export function seen(stage: Stage, thread: Thread): void {
  const rows = thread.unread.splice(0)
  if (thread.kind === 'whatsapp') for (const row of rows) settle(stage, thread, row, 'read')
  else seenOnInstagram(stage, thread, rows)
}

/** Instagram says once up to which message everything is read. */
function seenOnInstagram(stage: Stage, thread: InstagramThread, rows: readonly Accepted[]): void {
  const last = rows.at(-1)
  if (!last) return
  for (const row of rows) row.status = 'read'
  notify(stage, thread.account, {
    ...customerNotice(thread, stage.clock.now(), { read: { mid: last.id } }),
    acked(at) {
      for (const row of rows) row.acks.read ??= at
    },
  })
}
