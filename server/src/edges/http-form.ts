import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'

import type { FileForm, HttpCall, Upload } from '@parley/core/domain/call.ts'
import type { Sized } from '@parley/core/ports/http.ts'

/** The upload as bytes, with its length told beforehand: Meta takes no chunked uploads. */
export function asBytes({ body, ...call }: Upload, file: Sized): HttpCall<Readable> {
  if (body !== null) return inForm({ ...call, body }, file)
  const headers = { ...call.headers, 'content-length': String(file.size) }
  return { ...call, headers, body: Readable.from(file.bytes, { objectMode: false }) }
}

/** RFC 7578. */
function inForm({ body, ...call }: HttpCall<FileForm>, { size, bytes }: Sized): HttpCall<Readable> {
  const boundary = `parley-${randomUUID()}`
  const fields = Object.entries(body.fields).map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${quoted(name)}"\r\n\r\n${value}\r\n`,
  )
  const { field, name, type } = body.file
  const head = Buffer.from(
    `${fields.join('')}--${boundary}\r\ncontent-disposition: form-data; name="${quoted(field)}"; filename="${quoted(name)}"\r\ncontent-type: ${type}\r\n\r\n`,
  )
  const foot = Buffer.from(`\r\n--${boundary}--\r\n`)
  return {
    ...call,
    headers: {
      ...call.headers,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      'content-length': String(head.length + size + foot.length),
    },
    body: Readable.from(between(head, bytes, foot), { objectMode: false }),
  }
}

async function* between(head: Uint8Array, bytes: AsyncIterable<Uint8Array>, foot: Uint8Array) {
  yield head
  yield* bytes
  yield foot
}

/** HTML, "Multipart form data": these three are written as percent codes. */
function quoted(name: string): string {
  return name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}
