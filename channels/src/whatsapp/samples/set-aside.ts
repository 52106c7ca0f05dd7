import { ignoredSample as ignored, malformedSample as malformed, type Sample } from '../../kit/sample.ts'
import { body, business, change, incoming, messages, news, statuses, timestamp } from './envelope.ts'

const text = incoming('text', { text: { body: 'Hi' } })
const nothing = 'Nothing in this item of "changes" is about a message.'

/** What is no event, and why. */
export const setAsideSamples: readonly Sample[] = [
  ...(
    [
      ['flows', 'News of a flow.'],
      ['partner_solutions', 'News of a partner solution.'],
      ['payment_configuration_update', 'News of a payment configuration.'],
      ['automatic_events', 'An event that Meta found in a conversation by itself.'],
      ['template_correct_category_detection', 'Meta proposes a category for a template.'],
      ['tracking_events', 'The customer followed the link of a marketing message.'],
      ['of_tomorrow', 'The field "of_tomorrow" says nothing that this version reads.'],
      ['toString', 'The field "toString" says nothing that this version reads.'],
    ] as const
  ).map(([field, detail]) => ignored(`the field ${field}`, news(field, { event: 'X' }), detail)),
  ignored(
    'a click on a link of a marketing message',
    body(change('messages', { user_actions: [{ action_type: 'marketing_messages_link_click' }] })),
    'The customer followed the link of a marketing message.',
  ),
  ignored('a change with nothing in it', body(change('messages', {})), nothing),
  ignored(
    'a preference about something else',
    body(change('user_preferences', { user_preferences: [{ category: 'calls', value: 'stop' }] })),
    'A preference that is not about marketing messages.',
  ),
  ignored(
    'something of the phone that is no contact',
    body(change('smb_app_state_sync', { state_sync: [{ type: 'label' }] })),
    'What the phone tells is about no contact.',
  ),
  ignored(
    'a group that could not be made',
    body(
      change('group_lifecycle_update', { groups: [{ type: 'group_create', errors: [{ code: 131205 }] }] }),
    ),
    'A group could not be had.',
  ),
  ignored(
    'news of no group',
    body(change('group_lifecycle_update', { groups: [{ type: 'group_create' }] })),
    'It belongs to no group ("group_id").',
  ),
  ignored(
    "a test from Meta's dashboard",
    {
      object: 'whatsapp_business_account',
      entry: [{ id: '0', changes: [change('messages', { messages: [text] })] }],
    },
    "A test from Meta's dashboard has arrived.",
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
    'standby without its level',
    body(change('standby', { messages: [text] })),
    '"standby" is not an object.',
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
  malformed(
    'an echo to nobody',
    body(change('smb_message_echoes', { message_echoes: [{ id: 'wamid.nobody', timestamp, type: 'text' }] })),
    'The echo names no recipient ("to", "to_user_id").',
  ),
  malformed('a status of no message', statuses({ status: 'sent', timestamp }), '"id" is missing.'),
  malformed(
    'a status without a time',
    statuses({ status: 'sent', id: 'wamid.ours' }),
    '"timestamp" is not a time.',
  ),
  malformed('a status without a status', statuses({ id: 'wamid.ours', timestamp }), '"status" is missing.'),
  malformed(
    'a call of nobody',
    body(change('calls', { calls: [{ id: 'c', timestamp }] })),
    'The call names nobody.',
  ),
  malformed('a call without an id', body(change('calls', { calls: [{ timestamp }] })), '"id" is missing.'),
  malformed(
    'a call without a time',
    body(change('calls', { calls: [{ id: 'c' }] })),
    '"timestamp" is not a time.',
  ),
  malformed(
    'a thread with nobody',
    body(change('history', { history: [{ threads: [{ messages: [text] }] }] })),
    'The thread names no customer ("id", "context").',
  ),
  malformed(
    'a new user id without the id',
    body(change('user_id_update', { user_id_update: [{ wa_id: '1650', user_id: { previous: 'US.1' } }] })),
    'The update names no current user id.',
  ),
  malformed(
    'a preference of nobody',
    body(
      change('user_preferences', { user_preferences: [{ category: 'marketing_messages', value: 'stop' }] }),
    ),
    'The preference names nobody ("wa_id", "user_id").',
  ),
  malformed(
    'a contact without a number',
    body(change('smb_app_state_sync', { state_sync: [{ type: 'contact', contact: {} }] })),
    'The contact has no "phone_number".',
  ),
  malformed(
    'news of a group without its type',
    body(change('group_lifecycle_update', { groups: [{ group_id: 'g' }] })),
    '"type" of the group is missing.',
  ),
  malformed(
    'a handover of no number',
    {
      object: 'whatsapp_business_account',
      entry: [{ id: business, changes: [{ field: 'messaging_handovers', value: {} }] }],
    },
    '"phone_number_id" is missing.',
  ),
  malformed(
    'a handover of nobody',
    body({ field: 'messaging_handovers', value: { recipient: { phone_number_id: '1' } } }),
    'The handover names no sender ("phone_number", "user_id").',
  ),
  malformed('an update without an event', news('account_update', {}), '"event" is missing.'),
  malformed('an alert without a type', news('account_alerts', {}), '"alert_type" is missing.'),
  malformed('a review without a decision', news('account_review_update', {}), '"decision" is missing.'),
  malformed('limits without a limit', news('business_capability_update', {}), 'The update names no limit.'),
  malformed(
    'a template whose id has lost digits',
    news('message_template_status_update', { event: 'APPROVED', message_template_id: 2 ** 60 }),
    '"message_template_id" is a number that cannot be read exactly.',
  ),
  malformed(
    'a number id that has lost digits',
    body({ field: 'messages', value: { metadata: { phone_number_id: 2 ** 60 }, messages: [text] } }),
    '"phone_number_id" is a number that cannot be read exactly.',
  ),
]
