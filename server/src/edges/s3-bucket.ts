import { PassThrough } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import type { HttpCall, Reply } from '@parley/core/domain/call.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { ByteRange } from '@parley/core/ports/blobs.ts'
import type { Http, Sized } from '@parley/core/ports/http.ts'
import { AwsV4Signer } from 'aws4fetch'

import type { AwsCredentials } from './aws-credentials.ts'
import { readListing, type Listed } from './s3-listing.ts'

/** Where a bucket is, and who may use it. */
export interface BucketAddress {
  /** The bucket's own address, in either style: `https://name.s3.eu-central-1.amazonaws.com`, `http://minio:9000/name`. */
  readonly url: string
  readonly region: string
  readonly credentials: () => Promise<AwsCredentials>
}

/** Objects by their key. All throw `unavailable` when the bucket does not do what it is asked. */
export interface Bucket {
  /** `sha256` is the lower-case hex of the bytes, which the bucket checks. */
  put(key: string, bytes: Sized, sha256: string): Promise<void>
  /** Bytes under a key; null if there are none. */
  size(key: string): Promise<number | null>
  read(key: string, range?: ByteRange): AsyncIterable<Uint8Array>
  copy(from: string, to: string): Promise<void>
  remove(key: string): Promise<void>
  /** Every object whose key begins so. */
  list(prefix: string): Promise<readonly Listed[]>
}

const asking = { timeoutMs: 20_000, maxBodyBytes: 4 * 1024 ** 2 }
/** The largest file on a slow line. */
const moving = { timeoutMs: 30 * 60_000, maxBodyBytes: 64 * 1024 }
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'

export function s3Bucket(http: Http, address: BucketAddress): Bucket {
  const base = address.url.replace(/\/$/, '')
  const at = (key: string) => `${base}/${key}`
  const ask = async (method: HttpCall['method'], url: string, headers: Record<string, string> = {}) =>
    http.call({ ...(await signed(address, method, url, headers, emptyHash)), body: null }, asking)
  return {
    async put(key, file, sha256) {
      const call = await signed(address, 'PUT', at(key), {}, sha256)
      refuse('PUT', await http.upload({ ...call, body: null }, file, moving))
    },
    async size(key) {
      const reply = await ask('HEAD', at(key))
      if (reply.kind === 'answer' && reply.status === 404) return null
      return Number(refuse('HEAD', reply).headers['content-length'])
    },
    async *read(key, range) {
      const part: Record<string, string> = range ? { range: `bytes=${range.first}-${range.last}` } : {}
      const call = await signed(address, 'GET', at(key), part, emptyHash)
      yield* streamed(http, { ...call, body: null })
    },
    async copy(from, to) {
      refuse('PUT', await ask('PUT', at(to), { 'x-amz-copy-source': `/${nameOf(base)}/${from}` }))
    },
    async remove(key) {
      const reply = await ask('DELETE', at(key))
      if (reply.kind !== 'answer' || reply.status !== 404) refuse('DELETE', reply)
    },
    async list(prefix) {
      const all: Listed[] = []
      for (let after: string | null = ''; after !== null;) {
        const asked = new URLSearchParams({ 'list-type': '2', prefix })
        if (after !== '') asked.set('continuation-token', after)
        const page = readListing(refuse('GET', await ask('GET', `${base}/?${asked.toString()}`)).body)
        all.push(...page.objects)
        after = page.next
      }
      return all
    },
  }
}

async function signed(
  { region, credentials }: BucketAddress,
  method: HttpCall['method'],
  url: string,
  headers: Readonly<Record<string, string>>,
  sha256: string,
): Promise<Omit<HttpCall, 'body'>> {
  const { id, secret, session } = await credentials()
  const signer = new AwsV4Signer({
    method,
    url,
    headers: { ...headers, 'x-amz-content-sha256': sha256 },
    accessKeyId: id,
    secretAccessKey: secret,
    ...(session === null ? {} : { sessionToken: session }),
    service: 's3',
    region,
  })
  const ready = await signer.sign()
  return { method, url: ready.url.href, headers: Object.fromEntries(ready.headers) }
}

/** The answer, if it is a good one. */
function refuse(method: string, reply: Reply): Extract<Reply, { kind: 'answer' }> {
  if (reply.kind !== 'answer')
    throw new HubError('unavailable', `The bucket for files does not answer: ${reply.detail}`)
  if (reply.status < 300) return reply
  const code = /<Code>([A-Za-z]{1,60})<\/Code>/.exec(reply.body)?.[1] ?? ''
  throw new HubError('unavailable', `The bucket for files answered ${method} with ${reply.status} ${code}.`)
}

/** The bytes of an answer as they come; whoever stops reading ends the call. */
async function* streamed(http: Http, call: HttpCall): AsyncGenerator<Uint8Array> {
  const bytes = new PassThrough()
  const over = http
    .download(call, moving, (body) => pipeline(body, bytes))
    .then((taken) => {
      if (taken.kind !== 'taken') refuse('GET', taken)
    })
    .catch((error: unknown) => void bytes.destroy(error instanceof Error ? error : new Error('It broke.')))
  try {
    yield* bytes
  } finally {
    bytes.destroy()
    await over
  }
}

/** A path is the name, else it is the first part of the host. */
function nameOf(base: string): string {
  const { hostname, pathname } = new URL(base)
  return pathname.slice(1) || (hostname.split('.')[0] ?? '')
}
