import { ignoredSample as ignored, malformedSample as malformed, type Sample } from '../../kit/sample.ts'
import { accountKey, entry, inThread, messaging, mid } from './envelope.ts'

const text = { message: { mid, text: 'Hi' } }
const unseen =
  'A message arrived that this app may not see: subscribe the app to "messages" and check its access level.'

/** What is no event, and why. */
export const setAsideSamples: readonly Sample[] = [
  ignored('a reaction', messaging({ reaction: { mid, action: 'react', emoji: '❤' } }), 'A reaction.'),
  ignored(
    'an edit',
    messaging({ message_edit: { mid, text: 'Hey', num_edit: 1 } }),
    'The customer edited a message.',
  ),
  ignored(
    'a link into the thread',
    messaging({ referral: { ref: 'a', source: 'SHORTLINK' } }),
    'The customer followed a link into the thread.',
  ),
  ignored(
    'a tap without an id',
    messaging({ postback: { title: 'Hours', payload: 'H' } }),
    'A tap that is no message.',
  ),
  ignored(
    'a handover',
    messaging({ pass_thread_control: { new_owner_app_id: 123 } }),
    'The thread was passed to another app.',
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
  ignored(
    'a comment',
    entry({ changes: [{ field: 'comments', value: { id: '1', text: 'Nice' } }] }),
    'The field "comments" is about no message.',
  ),
  ignored(
    'a comment on the entry itself',
    entry({ field: 'comments', value: { id: '1' } }),
    'Nothing in this item of "entry" is about a message.',
  ),
  ignored(
    "a test from Meta's dashboard",
    entry({ id: '0', messaging: [inThread(text)] }),
    "A test from Meta's dashboard has arrived.",
  ),
  malformed(
    'a message that the app may not see',
    entry({ messaging: [{ timestamp: 1, message_edit: { mid, num_edit: 0 } }] }),
    unseen,
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
  malformed('a tap of nobody', messaging({ postback: { mid }, sender: 5 }), 'The message names no sender.'),
  malformed('read, but what', messaging({ read: { watermark: 1_740_157_200_421 } }), '"mid" is missing.'),
]
