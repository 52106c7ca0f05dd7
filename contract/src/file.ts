import { attached, type Attached, type File } from '@parley/core/domain/file.ts'
import { z } from 'zod'

import { route } from './route.ts'
import { id, iso, isoOrNull, none, noParams, timestamp } from './shapes.ts'

/** A file of a message, as far as it is known: its bytes are had by its id. */
export const attachedShape = z
  .object({
    id: id('fil'),
    state: z
      .enum(['waiting', 'stored', 'failed', 'deleted'])
      .describe(
        '`waiting` is still being fetched; `failed` says why; `deleted` was taken back by whoever sent it.',
      ),
    name: z.string().nullable(),
    type: z.string().nullable().describe('The media type that its content proves; null until it is stored.'),
    size: z.int().nullable().describe('In bytes.'),
    width: z.number().nullable().describe('In pixels.'),
    height: z.number().nullable(),
    duration_ms: z.number().nullable(),
    waveform: z.array(z.number()).readonly().nullable().describe('64 loudnesses from 0 to 100.'),
    thumbnail: z
      .object({ width: z.number().nullable(), height: z.number().nullable() })
      .nullable()
      .describe('The size of the small picture of it, in pixels; null if there is none.'),
    failure: z.string().nullable(),
  })
  .meta({ id: 'File' })

export type AttachedShape = z.infer<typeof attachedShape>

export function presentAttached({ shape, ...file }: Attached): AttachedShape {
  return {
    ...file,
    width: shape?.width ?? null,
    height: shape?.height ?? null,
    duration_ms: shape?.durationMs ?? null,
    waveform: shape?.waveform ?? null,
  }
}

const variant = z.enum(['original', 'thumbnail', 'playable'])
export const contentPath = '/api/v1/files/{file_id}/content'
/** Which of a file's bytes. */
export const contentQuery = z.object({ variant: variant.default('original') })

/** Whether a channel of the business takes a file, and as what. */
const takenBy = z.object({
  channel: z.string(),
  as: z.array(z.string()),
  problem: z.string().nullable().describe('Why it takes it as nothing; null if it takes it.'),
})

export const fileShape = attachedShape
  .extend({
    account_id: id('acc'),
    message_id: id('msg').nullable(),
    created_at: timestamp,
    url: z
      .string()
      .nullable()
      .describe('Opens the bytes for whoever has it, until `links_expire_at`; null while there are none.'),
    thumbnail_url: z.string().nullable(),
    playable_url: z
      .string()
      .nullable()
      .describe('What every browser plays or shows: the file itself, or a copy.'),
    links_expire_at: timestamp.nullable(),
    channels: z.array(takenBy),
  })
  .meta({ id: 'FileRecord' })

export type FileShape = z.infer<typeof fileShape>

/** What the hub knows of a file besides its record. */
export interface Around {
  readonly links: Readonly<Record<z.infer<typeof variant>, string>>
  readonly expiresAt: number
  readonly channels: FileShape['channels']
}

export function presentFile(file: File, { links, expiresAt, channels }: Around): FileShape {
  const isThere = file.state === 'stored'
  return {
    ...presentAttached(attached(file)),
    account_id: file.account,
    message_id: file.message,
    created_at: iso(file.createdAt),
    url: isThere ? links.original : null,
    thumbnail_url: isThere && file.thumbnail ? links.thumbnail : null,
    playable_url: isThere ? links.playable : null,
    links_expire_at: isoOrNull(isThere ? expiresAt : null),
    channels,
  }
}

export const uploadFile = route({
  method: 'POST',
  path: '/api/v1/files',
  summary: 'Upload a file, so that messages can be sent with it',
  auth: 'messages:send',
  audit: null,
  params: noParams,
  query: z.object({
    account_id: id('acc').describe('The account that is to send it; the others of the business may, too.'),
    name: z.string().max(240).optional().describe('Its name, unless a form has it.'),
  }),
  body: z.string(),
  takes: 'file',
  status: 201,
  answer: fileShape,
  errors: ['too_large', 'not_found'],
})

export const getFile = route({
  method: 'GET',
  path: '/api/v1/files/{file_id}',
  summary: 'A file, with signed addresses of its bytes that last for ten minutes',
  auth: 'messages:read',
  params: z.object({ file_id: id('fil') }),
  query: z.object({}),
  body: none,
  status: 200,
  answer: fileShape,
  errors: ['not_found'],
})

export const retryFile = route({
  method: 'POST',
  path: '/api/v1/files/{file_id}/retry',
  summary: 'Fetch a file again that could not be had from its channel',
  auth: 'messages:send',
  audit: null,
  params: z.object({ file_id: id('fil') }),
  query: z.object({}),
  body: none,
  status: 202,
  answer: fileShape,
  errors: ['not_found', 'conflict'],
})
