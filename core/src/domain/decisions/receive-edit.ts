import { hasEdit, isTakenBack, withEdit } from '../amend.ts'
import { nothing, type Decision } from '../change.ts'
import type { Edited } from '../channel-event.ts'
import { amended } from './amended.ts'
import { withFiles } from './arrived.ts'
import { placeholder } from './placeholder.ts'
import { waiting } from './receive-status.ts'
import type { Receiving } from './receiving.ts'
import { awaitMessage } from './retry.ts'

/** A message says something else now. One that never came is made for it, and takes its first words if they come after all. */
export function receiveEdit(event: Edited, receiving: Receiving): Decision {
  const { view, tried, moment } = receiving
  if (!view.message) {
    const wait = awaitMessage(tried, moment.now)
    return wait === null ? (placeholder(event, receiving) ?? nothing) : waiting(wait, moment.now)
  }
  if (isTakenBack(view.message) || hasEdit(view.message, event.content, event.at)) return nothing
  const of = { account: view.account.id, message: view.message.id }
  const { content, files } = withFiles({ content: event.content }, of, moment)
  const { changes } = amended(withEdit(view.message, content, event.at), 'message.edited', receiving)
  return { changes: [...files.changes, ...changes], tasks: files.tasks }
}
