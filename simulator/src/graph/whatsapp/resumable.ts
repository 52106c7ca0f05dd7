import { mediaFault } from '../../media/inspect.ts'
import { whatsAppMedia } from '../../media/rules.ts'
import type { Upload } from '../../media/uploads.ts'
import type { Stage } from '../../stage.ts'
import { Refusal } from '../refusal.ts'
import { noObject, type GraphRequest } from '../request.ts'

/** Graph API docs, "Resumable Upload API". */
const types = ['application/pdf', 'image/jpeg', 'image/jpg', 'image/png', 'video/mp4']
const most = whatsAppMedia.document.most

/** `POST /{app}/uploads?file_length&file_type&file_name`: says what the upload is called. `app` is the token's own. */
export function announceUpload(stage: Stage, request: GraphRequest): object {
  const { object, query } = request
  if (object !== 'app' && object !== stage.app.id) throw noObject(request)
  const [length, type] = [Number(query('file_length')), query('file_type') ?? '']
  if (!Number.isSafeInteger(length) || length < 1 || length > most)
    throw new Refusal('invalidParameter', `The parameter file_length must be from 1 to ${most}.`)
  if (!types.includes(type))
    throw new Refusal('invalidParameter', `The parameter file_type must be one of ${types.join(', ')}.`)
  return { id: stage.uploads.announce(type, length).name }
}

export function isUpload({ object }: GraphRequest): boolean {
  return object.startsWith('upload:')
}

/** `POST /upload:{session}`: the bytes from `file_offset` on; the last of them are answered with what the file is called. */
export async function bringUpload(stage: Stage, request: GraphRequest): Promise<object> {
  const upload = uploadAt(stage, request)
  if (!/^oauth /i.test(request.header('authorization') ?? ''))
    throw new Refusal('invalidParameter', 'The header Authorization must be OAuth with the token.')
  if (request.header('file_offset') !== String(upload.bytes.length))
    throw new Refusal('invalidParameter', `The header file_offset must be ${upload.bytes.length}.`)
  const bytes = Buffer.concat([upload.bytes, await request.bytes()])
  if (bytes.length > upload.length)
    throw new Refusal('invalidParameter', `The file is longer than the ${upload.length} bytes announced.`)
  upload.bytes = bytes
  if (bytes.length < upload.length) return uploadNode(stage, request)
  const fault = mediaFault(bytes, upload.type.replace('image/jpg', 'image/jpeg'), { types, most })
  if (fault) throw new Refusal('mediaUpload', fault.details)
  return { h: stage.uploads.finish(upload) }
}

/** `GET /upload:{session}`: from where to go on. */
export function uploadNode(stage: Stage, request: GraphRequest): object {
  const upload = uploadAt(stage, request)
  return { id: upload.name, file_offset: upload.bytes.length }
}

function uploadAt(stage: Stage, request: GraphRequest): Upload {
  const upload = stage.uploads.byName(`${request.object}?sig=${request.query('sig') ?? ''}`)
  if (!upload) throw noObject(request)
  return upload
}
