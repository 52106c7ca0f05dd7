import type { FileShape } from '@parley/contract/file.ts'
import { expect, test } from 'vitest'

import type { Attachment } from '../attachments/use-attachments.ts'
import { messagesOf, type Reply } from './compose.ts'

function attached(type: string): Attachment {
  const stored = {
    id: 'fil_a' as const,
    state: 'stored' as const,
    name: 'a',
    type,
    size: 1,
    width: null,
    height: null,
    duration_ms: null,
    waveform: null,
    thumbnail: null,
    failure: null,
    account_id: 'acc_a' as const,
    message_id: null,
    created_at: '2026-11-21T08:00:00.000Z',
    url: null,
    thumbnail_url: null,
    playable_url: null,
    links_expire_at: null,
    channels: [],
  } satisfies FileShape
  return { key: 1, file: new File([], 'a', { type }), picture: null, share: 1, stored, problem: null }
}
const reply: Reply = { words: '', attachments: [], voices: new Set(), replyTo: 'theirs' }
const contents = (given: Partial<Reply>) =>
  messagesOf({ ...reply, ...given }).map(({ content, replyTo }) => ({ ...content, replyTo }))

test('words alone are a text that answers', () => {
  expect(contents({ words: ' Hi ' })).toEqual([{ kind: 'text', text: 'Hi', replyTo: 'theirs' }])
})

test('words are the caption of the first file that can have one, and only the first message answers', () => {
  const files = [attached('audio/mpeg'), attached('image/png'), attached('application/pdf')]
  expect(contents({ words: 'Look', attachments: files })).toMatchObject([
    { kind: 'audio', caption: null, replyTo: 'theirs' },
    { kind: 'image', caption: 'Look', replyTo: null },
    { kind: 'document', caption: null, replyTo: null },
  ])
})

test('beside a sound the words go first, by themselves', () => {
  const voice = attached('audio/ogg')
  const given = { words: 'Listen', attachments: [voice], voices: new Set([voice.file]) }
  expect(contents(given)).toMatchObject([
    { kind: 'text', replyTo: 'theirs' },
    { kind: 'voice', replyTo: null },
  ])
})

test('a file that has not arrived is not sent', () => {
  expect(contents({ attachments: [{ ...attached('image/png'), stored: null }] })).toEqual([])
})
