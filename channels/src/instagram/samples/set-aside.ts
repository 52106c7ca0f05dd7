import { ignoredSample as ignored, malformedSample as malformed, type Sample } from '../../kit/sample.ts'
import { accountKey, entry, inThread, messaging, mid } from './envelope.ts'

const text = { message: { mid, text: 'Hi' } }

/** What is no event, and why. */
export const setAsideSamples: readonly Sample[] = [
  ignored(
    'the roles of apps',
    messaging({ app_roles: { 123: ['primary_receiver'] } }),
    'The roles of apps have changed.',
  ),
  ignored(
    'a rated answer',
    messaging({ response_feedback: { feedback: 'Good bot response', mid } }),
    'The customer rated an answer.',
  ),
  ignored(
    'an agreement to something else',
    messaging({ optin: { type: 'x' } }),
    'The customer agreed to something.',
  ),
  ignored(
    'a handover in a thread that is not named',
    entry({ messaging: [{ timestamp: 1, pass_thread_control: { new_owner_app_id: 123 } }] }),
    'This conversation was passed to another app.',
  ),
  ignored(
    'a tap of the account itself',
    messaging({ sender: { id: accountKey }, is_self: true, postback: { mid, title: 'Hours' } }),
    'The account tapped a button of its own.',
  ),
  ignored(
    'a note to oneself',
    messaging({ sender: { id: accountKey }, message: { ...text.message, is_echo: true, is_self: true } }),
    'The account wrote to itself.',
  ),
  ignored(
    'an item of a new kind',
    messaging({ constructor: {} }),
    'Nothing in this item is about a message.',
  ),
  ...(
    [
      ['comments', 'Somebody commented on a post.'],
      ['live_comments', 'Somebody commented on a live broadcast.'],
      ['mentions', 'Somebody mentioned the account in a post or a comment.'],
      ['story_insights', 'The figures of a story that has ended.'],
      ['of_tomorrow', 'The field "of_tomorrow" says nothing that this version reads.'],
    ] as const
  ).flatMap(([field, detail]) => [
    ignored(`the field ${field}`, entry({ changes: [{ field, value: { id: '1' } }] }), detail),
    ignored(`the field ${field} on the entry itself`, entry({ field, value: { id: '1' } }), detail),
  ]),
  ignored('an entry with nothing in it', entry({}), 'Nothing in this item of "entry" is about a message.'),
  ignored(
    "a test from Meta's dashboard",
    entry({ id: '0', messaging: [inThread(text)] }),
    "A test from Meta's dashboard has arrived.",
  ),
  malformed('a body of something else', { object: 'page', entry: [] }, '"object" is not "instagram".'),
  malformed('an entry without an id', entry({ id: undefined }), '"id" is missing.'),
  malformed(
    'an account id that has lost digits',
    entry({ id: 2 ** 60 }),
    '"id" is a number that cannot be read exactly.',
  ),
  malformed('a change without a field', entry({ changes: [{ value: {} }] }), '"field" is missing.'),
  malformed(
    'a change without a value',
    entry({ changes: [{ field: 'messages' }] }),
    '"value" is not an object.',
  ),
  malformed('a message that is a text', messaging({ message: 'Hi' }), '"message" is not an object.'),
  malformed('a message without an id', messaging({ message: { text: 'Hi' } }), '"mid" is missing.'),
  malformed(
    'a message without a time',
    entry({ time: 'now', messaging: [inThread({ ...text, timestamp: null })] }),
    '"timestamp" is not a time.',
  ),
  malformed('a message of nobody', messaging({ ...text, sender: undefined }), 'The message names no sender.'),
  malformed(
    'an echo to nobody',
    messaging({ message: { ...text.message, is_echo: true }, recipient: {} }),
    'The message names no recipient.',
  ),
  malformed('a reaction to nothing', messaging({ reaction: { action: 'react' } }), '"mid" is missing.'),
  malformed(
    'a reaction that does nothing',
    messaging({ reaction: { mid } }),
    '"action" is neither react nor unreact.',
  ),
  malformed(
    'an edit to nothing',
    messaging({ message_edit: { mid, num_edit: 1 } }),
    'The edit has no "text".',
  ),
  malformed(
    'a link for nobody',
    entry({ messaging: [{ timestamp: 1, referral: {} }] }),
    'The item names no sender.',
  ),
  malformed(
    'an agreement of nobody',
    entry({ messaging: [{ timestamp: 1, optin: { type: 'notification_messages' } }] }),
    'The agreement says not who agreed, or when.',
  ),
  malformed('a tap of nobody', messaging({ postback: { mid }, sender: 5 }), 'The message names no sender.'),
  malformed('read, but what', messaging({ read: { watermark: 1_740_157_200_421 } }), '"mid" is missing.'),
]
