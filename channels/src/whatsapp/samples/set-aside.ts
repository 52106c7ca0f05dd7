import { ignoredSample as ignored, malformedSample as malformed, type Sample } from '../../kit/sample.ts'
import { body, change, incoming, messages, statuses, timestamp } from './envelope.ts'

const text = incoming('text', { text: { body: 'Hi' } })

/** What is no event, and why. */
export const setAsideSamples: readonly Sample[] = [
  ignored(
    'fields about the account',
    body(change('account_update', { event: 'PARTNER_ADDED' })),
    'The field "account_update" is about no message.',
  ),
  ignored(
    'fields that nobody has heard of',
    body(change('toString', {})),
    'The field "toString" is about no message.',
  ),
  ignored(
    'an error of the account',
    body(change('messages', { errors: [{ code: 130429 }] })),
    'An error of the account, about no message.',
  ),
  ignored(
    'a change with nothing in it',
    body(change('messages', {})),
    'Nothing in this item of "changes" is about a message.',
  ),
  ignored(
    'a message to a group',
    messages({ ...text, group_id: 'Y2FwaV9ncm91cDox' }),
    'Messages of groups are not read.',
  ),
  malformed(
    'a body of something else',
    { object: 'page', entry: [] },
    '"object" is not "whatsapp_business_account".',
  ),
  malformed('a body without entries', { object: 'whatsapp_business_account' }, '"entry" is not a list.'),
  malformed(
    'an entry that is a text',
    { object: 'whatsapp_business_account', entry: ['x'] },
    'An item of "entry" is not an object.',
  ),
  malformed('a change without a field', body({ value: {} }), '"field" is missing.'),
  malformed(
    'a change without a value',
    body({ field: 'messages' }),
    '"value" of the field "messages" is not what is documented.',
  ),
  malformed(
    'messages that are no list',
    body(change('messages', { messages: {} })),
    '"messages" is not a list.',
  ),
  malformed('a message without an id', messages({ ...text, id: undefined }), '"id" is missing.'),
  malformed(
    'a message without a time',
    messages({ ...text, timestamp: 'soon' }),
    '"timestamp" is not a time.',
  ),
  malformed(
    'a message of nobody',
    messages({ id: 'wamid.nobody', timestamp, type: 'text' }),
    'The message names no sender ("from", "from_user_id").',
  ),
  malformed('a status of no message', statuses({ status: 'sent', timestamp }), '"id" is missing.'),
  malformed(
    'a status without a time',
    statuses({ status: 'sent', id: 'wamid.ours' }),
    '"timestamp" is not a time.',
  ),
  malformed('a status without a status', statuses({ id: 'wamid.ours', timestamp }), '"status" is missing.'),
  malformed(
    'a number id that has lost digits',
    body({ field: 'messages', value: { metadata: { phone_number_id: 2 ** 60 }, messages: [text] } }),
    '"phone_number_id" is a number that cannot be read exactly.',
  ),
]
