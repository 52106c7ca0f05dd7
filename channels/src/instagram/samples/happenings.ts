import type { InboundMessage } from '@parley/core/domain/channel-event.ts'

import { fingerprint } from '../../kit/digest.ts'
import type { Sample } from '../../kit/sample.ts'
import { accountKey, at, customer, entry, messaging, mid, person, saying } from './envelope.ts'

const about = { accountKey, externalId: mid, at } as const
const reacted = { kind: 'reaction', ...about, eventId: null, by: 'customer', person } as const
const edited = {
  kind: 'edit',
  ...about,
  by: 'customer',
  person,
  content: { kind: 'text', text: 'Monday' },
} as const
const fromUs = { sender: { id: accountKey }, recipient: { id: customer } }
const tap = { title: 'Opening hours', payload: 'HOURS' }

function reaction(name: string, said: object, emoji: string | null): Sample {
  return { name, body: messaging({ reaction: { mid, ...said } }), events: [{ ...reacted, emoji }] }
}

function noted(
  name: string,
  item: object,
  text: string,
  of: 'referral' | 'other',
  context?: InboundMessage['context'],
): Sample {
  const content = { kind: 'notice', of, text } as const
  const externalId = `notice:${fingerprint({ at, who: person, content })}`
  return {
    name,
    body: messaging(item),
    events: [saying(content, { externalId, ...(context && { context }) })],
  }
}

const referral = {
  source: 'SHORTLINK',
  sourceId: null,
  url: null,
  title: null,
  text: null,
  ref: 'bio',
  clickId: null,
  file: null,
}

/** What is said about other messages and about the thread. */
export const happeningSamples: readonly Sample[] = [
  reaction('a reaction', { action: 'react', reaction: 'other', emoji: '🔥' }, '🔥'),
  reaction('a reaction by its name', { action: 'react', reaction: 'love' }, '❤️'),
  reaction('a reaction of which only the action is told', { action: 'react', reaction: 'other' }, '❤️'),
  reaction('a reaction that is taken back', { action: 'unreact' }, null),
  reaction(
    'a reaction that is taken back, with its emoji',
    { action: 'unreact', reaction: 'love', emoji: '❤' },
    null,
  ),
  {
    name: 'a reaction of the business',
    body: messaging({ ...fromUs, reaction: { mid, action: 'react', emoji: '❤️' } }),
    events: [{ ...reacted, by: 'business', emoji: '❤️' }],
  },
  {
    name: 'an edit, its number a number',
    body: messaging({ message_edit: { mid, text: 'Monday', num_edit: 1 } }),
    events: [edited],
  },
  {
    name: 'an edit, its number a text',
    body: messaging({ message_edit: { mid, text: 'Monday', num_edit: '2' } }),
    events: [edited],
  },
  {
    name: 'an edit of nobody knows whom',
    body: entry({ messaging: [{ timestamp: at, message_edit: { mid, text: 'Monday', num_edit: 1 } }] }),
    events: [{ kind: 'edit', ...about, by: 'customer', content: { kind: 'text', text: 'Monday' } }],
  },
  {
    name: 'a message that is taken back',
    body: messaging({ message: { mid, is_deleted: true } }),
    events: [{ kind: 'deletion', ...about, by: 'customer', person }],
  },
  {
    name: 'a message of the business that is taken back',
    body: messaging({ ...fromUs, message: { mid, is_deleted: true, is_echo: true } }),
    events: [{ kind: 'deletion', ...about, by: 'business', person }],
  },
  {
    name: 'a tap without an id of its own',
    body: messaging({ postback: tap }),
    events: [
      saying(
        { kind: 'choice', of: 'menu', text: 'Opening hours', payload: 'HOURS', description: null },
        { externalId: `postback:${fingerprint({ at, from: person, postback: tap })}` },
      ),
    ],
  },
  noted(
    'a link into the thread',
    { referral: { ref: 'bio', source: 'SHORTLINK', type: 'OPEN_THREAD' } },
    'Came through a link (bio).',
    'referral',
    { referral },
  ),
  noted(
    'an ad in a thread that there was',
    { referral: { source: 'ADS', type: 'OPEN_THREAD' } },
    'Came through an advertisement.',
    'referral',
    {
      referral: { ...referral, source: 'ADS', ref: null },
    },
  ),
  noted(
    'the thread is passed on',
    { pass_thread_control: { new_owner_app_id: 123 } },
    'This conversation was passed to another app.',
    'other',
  ),
  noted(
    'the thread is taken',
    { take_thread_control: { previous_owner_app_id: '123' } },
    'Another app took this conversation.',
    'other',
  ),
  noted(
    'the thread is asked for',
    { request_thread_control: { requested_owner_app_id: 123 } },
    'Another app asks for this conversation.',
    'other',
  ),
]
