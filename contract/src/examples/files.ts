import type { FileShape } from '../file.ts'
import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

const signed = (variant: string) => `https://hub.example.com/media/eyJ0ZW4iOi4uLn0-${variant}.c2lnbmF0dXJl`

/** A menu that is ready to be sent. */
const menu: FileShape = {
  id: exampleId('fil'),
  state: 'stored',
  name: 'menu.pdf',
  type: 'application/pdf',
  size: 48_213,
  width: null,
  height: null,
  duration_ms: null,
  waveform: null,
  thumbnail: { width: 226, height: 320 },
  failure: null,
  account_id: exampleId('acc'),
  message_id: null,
  created_at: '2026-11-21T08:00:00.000Z',
  url: signed('original'),
  thumbnail_url: signed('thumbnail'),
  playable_url: signed('playable'),
  links_expire_at: '2026-11-21T08:10:00.000Z',
  channels: [{ channel: 'whatsapp', as: ['document'], problem: null }],
}

const lost: FileShape = {
  ...menu,
  state: 'waiting',
  type: null,
  size: null,
  thumbnail: null,
  message_id: exampleId('msg'),
  url: null,
  thumbnail_url: null,
  playable_url: null,
  links_expire_at: null,
  channels: [],
}

export const fileExamples = {
  uploadFile: {
    query: { account_id: exampleId('acc'), name: 'menu.pdf' },
    body: '%PDF-1.7 …',
    answer: menu,
  },
  getFile: { params: { file_id: exampleId('fil') }, answer: menu },
  retryFile: { params: { file_id: exampleId('fil') }, answer: lost },
} satisfies Partial<Examples>
