import type { InboundMessage } from '@parley/core/domain/channel-event.ts'

import { ignored, malformed, type Finding, type Rest } from '../kit/finding.ts'
import { identifier, noIdentifier, record, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { readContent } from './content.ts'
import { person, type Contacts } from './people.ts'

export interface Source {
  readonly accountKey: string
  readonly contacts: Contacts
}

/** A customer wrote (WhatsApp, "messages webhook reference"). */
export function readMessage(message: Fields, { accountKey, contacts }: Source): Finding {
  if (message['group_id'] !== undefined) return ignored('Messages of groups are not read.', message)
  const from = person(message['from'], message['from_user_id'], contacts)
  if (!from) return malformed('The message names no sender ("from", "from_user_id").', message)
  const head = readHead(message, accountKey)
  return 'reason' in head ? head : { kind: 'message', ...head, from }
}

/** The business wrote on its phone ("smb_message_echoes webhook reference"). */
export function readEcho(echo: Fields, { accountKey, contacts }: Source): Finding {
  const to = person(echo['to'], echo['to_user_id'], contacts)
  if (!to) return malformed('The echo names no recipient ("to", "to_user_id").', echo)
  const head = readHead(echo, accountKey)
  return 'reason' in head ? head : { kind: 'echo', ...head, to }
}

function readHead(message: Fields, accountKey: string): Omit<InboundMessage, 'kind' | 'from'> | Rest {
  const externalId = identifier(message['id'])
  if (externalId === undefined) return malformed(noIdentifier('id', message['id']), message)
  const at = timeOf(message['timestamp'])
  if (at === undefined) return malformed('"timestamp" is not a time.', message)
  const replyTo = identifier(record(message['context'])?.['id']) ?? null
  return { accountKey, externalId, at, content: readContent(message), replyTo }
}
