import { ignored, malformed, type Finding } from '../kit/finding.ts'
import { identifier, records, words, type Fields } from '../kit/json.ts'
import { timeOf } from '../kit/time.ts'
import { readError } from './parse-status.ts'
import { group } from './people.ts'
import type { Source } from './source.ts'

/** Something happened to a group: it stands in the thread of the group ("Groups API: webhooks"). */
export function readGroup(item: Fields, { address, at }: Source): Finding {
  const type = identifier(item['type'])
  if (type === undefined) return malformed(noType, item)
  const id = identifier(item['group_id'])
  const [error] = records(item['errors'])
  if (id === undefined) return ignored(error ? 'A group could not be had.' : noGroup, item)
  const when = timeOf(item['timestamp']) ?? at
  const subject = words(item['subject']) ?? null
  const failed = error ? ` It failed: ${readError(error).detail ?? 'without a reason.'}` : ''
  return {
    kind: 'message',
    ...address,
    externalId: `${type}:${id}:${when}`.slice(0, 512),
    at: when,
    from: { ...group(id), name: subject },
    content: {
      kind: 'notice',
      of: 'other',
      text: `${sentences.get(type) ?? `The group: ${type}.`}${failed}`,
    },
    replyTo: null,
  }
}

const noType = '"type" of the group is missing.'
const noGroup = 'It belongs to no group ("group_id").'

const sentences: ReadonlyMap<string, string> = new Map([
  ['group_create', 'The group was made.'],
  ['group_delete', 'The group was deleted.'],
  ['group_participants_add', 'People came into the group.'],
  ['group_participants_remove', 'People left the group.'],
  ['group_join_request_created', 'Somebody asks to come into the group.'],
  ['group_join_request_revoked', 'Somebody does not ask any more to come into the group.'],
  ['group_settings_update', 'The settings of the group were changed.'],
  ['group_suspend', 'WhatsApp has suspended the group.'],
  ['group_suspend_cleared', 'The group is no longer suspended.'],
])
