import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { record, type Fields } from '../kit/json.ts'
import { readEdit, readReaction, readRead } from './parse-about.ts'
import { readAccess, readPolicy } from './parse-account.ts'
import { readMessage, readPostback } from './parse-message.ts'
import { readHandover, readOptin, readReferral } from './parse-thread.ts'
import type { Source } from './source.ts'

/** One thing that happened in a thread. What it is, is told by the one key that it has. */
export function readItem(item: Fields, source: Source): Finding {
  for (const [key, read] of readers) {
    const said = item[key]
    if (said === undefined) continue
    const fields = record(said)
    return fields ? read(fields, item, source) : malformed(`"${key}" is not an object.`, item)
  }
  return ignored('Nothing in this item is about a message.', item)
}

type ItemReader = (said: Fields, item: Fields, source: Source) => Finding

const readers: readonly (readonly [key: string, read: ItemReader])[] = [
  ['message', readMessage],
  ['read', readRead],
  ['postback', readPostback],
  ['reaction', readReaction],
  ['message_edit', (edit, item, source) => (isUnseen(edit) ? readAccess : readEdit)(edit, item, source)],
  ['referral', readReferral],
  ['optin', readOptin],
  ['pass_thread_control', readHandover('This conversation was passed to another app.')],
  ['take_thread_control', readHandover('Another app took this conversation.')],
  ['request_thread_control', readHandover('Another app asks for this conversation.')],
  ['app_roles', (_said, item) => ignored('The roles of apps have changed.', item)],
  ['policy_enforcement', readPolicy],
  ['response_feedback', (_said, item) => ignored('The customer rated an answer.', item)],
]

/** An "edit" number 0 is how Instagram tells of a new message that this app is not allowed to see. */
function isUnseen(edit: Fields): boolean {
  return edit['num_edit'] === 0 || edit['num_edit'] === '0'
}
