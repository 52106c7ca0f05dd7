import type { Sample } from '../../kit/sample.ts'
import { sample } from './envelope.ts'

const url = 'https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&ext=1749416684&hash=Ab'
const hash = 'n4bQgYhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg='
const sha256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'
const file = { id: '1003383421387256', url: null, name: null, type: 'image/jpeg', sha256 } as const

export const mediaSamples: readonly Sample[] = [
  sample(
    'an image with its caption',
    'image',
    { image: { id: file.id, mime_type: 'image/jpeg', sha256: hash, caption: 'This one?' } },
    { kind: 'image', file, caption: 'This one?' },
  ),
  sample(
    'an image with its address and no caption',
    'image',
    { image: { id: file.id, mime_type: 'image/jpeg', sha256: hash, url } },
    { kind: 'image', file: { ...file, url }, caption: null },
  ),
  sample(
    'an image of the history, whose hash is in hex',
    'image',
    { image: { id: file.id, mime_type: 'image/jpeg', sha256 } },
    { kind: 'image', file, caption: null },
  ),
  sample(
    'a video',
    'video',
    { video: { id: file.id, mime_type: 'video/mp4', sha256: hash, caption: 'Look' } },
    { kind: 'video', file: { ...file, type: 'video/mp4' }, caption: 'Look' },
  ),
  sample(
    'an audio file',
    'audio',
    { audio: { id: file.id, mime_type: 'audio/mpeg', sha256: hash, voice: false } },
    { kind: 'audio', file: { ...file, type: 'audio/mpeg' }, caption: null },
  ),
  sample(
    'a voice note, whose type has parameters',
    'audio',
    { audio: { id: file.id, mime_type: 'audio/ogg; codecs=opus', sha256: hash, voice: true } },
    { kind: 'voice', file: { ...file, type: 'audio/ogg; codecs=opus' }, caption: null },
  ),
  sample(
    'a document with its name',
    'document',
    { document: { id: file.id, mime_type: 'application/pdf', sha256: hash, filename: 'Invoice 7.pdf' } },
    { kind: 'document', file: { ...file, name: 'Invoice 7.pdf', type: 'application/pdf' }, caption: null },
  ),
  sample(
    'a sticker',
    'sticker',
    { sticker: { id: file.id, mime_type: 'image/webp', sha256: hash, animated: true } },
    { kind: 'sticker', file: { ...file, type: 'image/webp' }, caption: null },
  ),
  sample(
    'an image of which only the id is told',
    'image',
    { image: { id: file.id, sha256: 'SfInY0gG' } },
    { kind: 'image', file: { ...file, type: null, sha256: null }, caption: null },
  ),
]
