import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { readMessage, readPostback, type Source } from './parse-message.ts'

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
  ['reaction', aside('A reaction.')],
  ['message_edit', readEdit],
  ['referral', aside('The customer followed a link into the thread.')],
  ['optin', aside('The customer agreed to be notified.')],
  ['pass_thread_control', aside('The thread was passed to another app.')],
  ['take_thread_control', aside('Another app took the thread.')],
  ['request_thread_control', aside('Another app asks for the thread.')],
  ['app_roles', aside('The roles of apps have changed.')],
  ['policy_enforcement', aside('Meta enforces a policy on the account.')],
  ['response_feedback', aside('The customer rated an answer.')],
]

/** The customer has read everything up to a message ("messaging_seen"); who it was may be left out. */
function readRead(read: Fields, item: Fields, source: Source): Finding {
  const externalId = identifier(read['mid'])
  if (externalId === undefined) return malformed(noIdentifier('mid', read['mid']), item)
  const at = timeOf(item['timestamp']) ?? timeOf(source.time)
  if (at === undefined) return malformed('"timestamp" is not a time.', item)
  return { kind: 'read', accountKey: source.accountKey, externalId, at }
}

/** An "edit" number 0 is how Instagram tells of a new message that this app is not allowed to see. */
function readEdit(edit: Fields, item: Fields): Finding {
  if (Number(edit['num_edit']) !== 0) return ignored('The customer edited a message.', item)
  return malformed(
    'A message arrived that this app may not see: subscribe the app to "messages" and check its access level.',
    item,
  )
}

function aside(detail: string): ItemReader {
  return (_said, item) => ignored(detail, item)
}
