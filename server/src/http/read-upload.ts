import { Readable } from 'node:stream'

import { Busboy, type BusboyInstance } from '@fastify/busboy'
import { HubError } from '@parley/core/domain/error.ts'
import type { Uploaded } from '@parley/core/flows/upload-file.ts'

const longestName = 240

/** The file in a request, read as it comes: the whole body, or the first file of a form. */
export async function readUpload(request: Request, name: string | null): Promise<Uploaded> {
  const type = request.headers.get('content-type')
  const body = request.body ? Readable.fromWeb(request.body) : Readable.from([])
  if (!type?.toLowerCase().startsWith('multipart/form-data')) return { bytes: body, name, type }
  return firstFile(body, type, name)
}

function firstFile(body: Readable, contentType: string, named: string | null): Promise<Uploaded> {
  const { promise, resolve, reject } = Promise.withResolvers<Uploaded>()
  const form = reader(contentType)
  form.once('file', (_field, bytes, name, _encoding, type) => {
    // The file ends badly if the form does.
    body.once('error', (error) => bytes.destroy(error))
    body.once('close', () => body.readableEnded || bytes.destroy(new Error('The upload was cut off.')))
    resolve({ bytes, name: named ?? plain(name), type })
  })
  form.on('error', () => reject(new HubError('invalid_request', 'The form cannot be read.')))
  form.on('finish', () => reject(new HubError('invalid_request', 'The form has no file.')))
  body.on('error', reject)
  body.pipe(form)
  return promise
}

function reader(contentType: string): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fields: 20, fieldSize: 10_000 },
    })
  } catch {
    throw new HubError('invalid_request', 'The form has no boundary.')
  }
}

/** The last part of what may be a path. */
function plain(name: string): string | null {
  return name.split(/[\\/]/).at(-1)?.slice(0, longestName) || null
}
