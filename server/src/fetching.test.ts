import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { createServer } from 'node:http'
import { join } from 'node:path'

import type { Account } from '@parley/core/domain/account.ts'
import { put } from '@parley/core/domain/change.ts'
import { attached, waitingFile, type File } from '@parley/core/domain/file.ts'
import { account as anAccount, outgoing } from '@parley/core/domain/fixtures/given.ts'
import type { MessageId } from '@parley/core/domain/ids.ts'
import type { Message } from '@parley/core/domain/message.ts'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { z } from 'zod'

import { openSmallHub, type SmallHub } from './http/fixtures/small-hub.ts'

let hub: SmallHub
let account: Account
/** How often each path was asked for. */
let asked: Map<string, number>
let cutOff: Awaited<ReturnType<typeof startCuttingOff>>

beforeEach(async () => {
  cutOff = await startCuttingOff()
  hub = await openSmallHub({ MEDIA_MAX_MB: '1', ALLOW_PRIVATE_ORIGINS: cutOff.origin })
  const { id } = hub.booted.hub.moment()
  const acc = id('acc')
  const sealedToken = hub.booted.hub.vault.seal('a token', acc)
  account = { ...anAccount, id: acc, channel: 'whatsapp', key: '106', sealedToken, version: 0 }
  await store().commit({ changes: [put('account', account)], tasks: [], finish: null })
  asked = new Map()
})
afterEach(async () => {
  await hub.end()
  cutOff.server.close()
})

const store = () => hub.booted.hub.stores.of(hub.tenant)
const soon = (proof: () => Promise<void>) => vi.waitFor(proof, { timeout: 20_000, interval: 20 })
const bytesOf = (number: string) => Buffer.from(`What file ${number} says.\n`.repeat(50))
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** A message with a file that is to be fetched; its number says what happens to it on the way. */
async function arrive(number: string): Promise<{ file: File; message: Message }> {
  const { id, now } = hub.booted.hub.moment()
  const message: MessageId = id('msg')
  const sha256 = digest(bytesOf(number))
  const url = number.endsWith('2') ? cutOff.origin : `${hub.outsideUrl}/graph/bytes/${number}`
  const source = { id: number, url, name: `${number}.txt`, type: 'text/plain', sha256 }
  const file = waitingFile(id('fil'), source, { account: account.id, message }, now)
  const content = { kind: 'document', file: attached(file), caption: null } as const
  const inbound: Message = {
    ...outgoing,
    id: message,
    account: account.id,
    conversation: id('con'),
    direction: 'in',
    status: 'received',
    content,
    externalId: null,
    idempotencyKey: null,
    version: 0,
  }
  const changes = [put('file', file), put('message', inbound)]
  const work = { kind: 'fetch', file: file.id } as const
  const tasks = [{ group: file.id, work, dueAt: now, tenant: hub.tenant }]
  const verdict = await store().commit({ changes, tasks, finish: null })
  if (verdict.kind !== 'done') throw new Error(verdict.kind)
  hub.booted.hub.queue.hint(verdict.hints)
  return { file, message: inbound }
}

/** A server whose connections break in the middle of a file. */
async function startCuttingOff() {
  const server = createServer((_, answer) => {
    answer.writeHead(200, { 'content-length': '1000' })
    answer.write('half a file', () => answer.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  return { server, origin: `http://127.0.0.1:${port}` }
}

function count(path: string): number {
  const times = (asked.get(path) ?? 0) + 1
  asked.set(path, times)
  return times
}

const sent = (bytes: Buffer) =>
  new Response(new Uint8Array(bytes), { headers: { 'content-type': 'text/plain' } })
const unknown = { error: { message: 'Unsupported get request.', code: 100, error_subcode: 33 } }

/** Meta on a bad day. The first address fails for most; then one failure of each kind comes before the file. */
function playMeta(): void {
  const { outside, outsideUrl } = hub
  outside.get('/graph/bytes/:number', (context) => {
    const number = context.req.param('number')
    if (context.req.header('authorization') !== 'Bearer a token') return context.text('', 401)
    switch (Number(number) % 10) {
      case 0:
        return sent(bytesOf(number))
      case 1:
        return context.redirect(`${outsideUrl}/elsewhere/${number}`)
      case 8:
        return new Response(new Uint8Array(2 * 1024 ** 2))
      default:
        return context.text('', 404)
    }
  })
  outside.get('/elsewhere/:number', (context) =>
    context.req.header('authorization') === undefined
      ? sent(bytesOf(context.req.param('number')))
      : context.text('The token was shown to somebody else.', 500),
  )
  outside.get('/graph/:version/:number', (context) => {
    const number = context.req.param('number')
    const first = count(context.req.path) === 1
    const kind = Number(number) % 10
    if (context.req.query('phone_number_id') !== '106') return context.json({}, 400)
    if (kind === 7) return context.json(unknown, 400)
    if (kind === 3 && first) return context.json({ error: { message: 'Busy.', code: 2 } }, 503)
    return context.json({ url: `${outsideUrl}/fresh/${number}`, sha256: digest(bytesOf(number)) })
  })
  outside.get('/fresh/:number', (context) => {
    const number = context.req.param('number')
    const once = count(context.req.path) === 1
    const kind = Number(number) % 10
    if (once && kind === 4) return context.html('<!doctype html><title>Sorry</title>')
    if (once && kind === 5) return sent(Buffer.from('half'))
    if (once && kind === 6) return context.text('', 502)
    return kind === 8 ? new Response(new Uint8Array(2 * 1024 ** 2)) : sent(bytesOf(number))
  })
}

it(
  '500 files at once, most of which fail at first, all arrive or say why',
  { timeout: 120_000 },
  async () => {
    playMeta()
    hub.booted.work()
    const all = await Promise.all(Array.from({ length: 500 }, (_, number) => arrive(`${number}`)))
    const settled = async () => {
      const found = await Promise.all(all.map(({ file }) => store().file(file.id)))
      expect(found.filter((file) => file?.state === 'waiting')).toEqual([])
      return found
    }
    const found = await vi.waitFor(settled, { timeout: 100_000, interval: 250 })
    for (const [number, file] of found.entries()) {
      const shown = await store().message(all[number]?.message.id ?? 'msg_')
      const state = number % 10 === 7 || number % 10 === 8 ? 'failed' : 'stored'
      expect([number, file?.state, file?.failure === null]).toEqual([number, state, state === 'stored'])
      expect(shown?.content).toMatchObject({ file: { state, failure: file?.failure } })
      if (state === 'stored') expect(file?.hash).toBe(digest(bytesOf(`${number}`)))
    }
    const failures = new Set(found.map((file) => file?.failure))
    expect(failures).toEqual(
      new Set([
        null,
        'The channel does not have it any more: Unsupported get request.',
        'It is larger than the 1 MB that are kept of a file.',
      ]),
    )
    const events = await store().log(account.id, 0, 1_000)
    expect(events.filter(({ kind }) => kind === 'message.media')).toHaveLength(500)
    expect(await readdir(join(hub.dataDir, 'media', 'incoming'))).toEqual([])
  },
)

it('the same bytes are kept once, and go with the last file that has them', async () => {
  playMeta()
  hub.booted.work()
  const [one, two] = [await arrive('10'), await arrive('10')]
  await soon(async () => {
    expect((await store().file(one.file.id))?.state).toBe('stored')
    expect((await store().file(two.file.id))?.state).toBe('stored')
  })
  const { blobs, queue, moment } = hub.booted.hub
  const size = bytesOf('10').length
  expect(await blobs.usage(hub.tenant)).toBe(size)
  const drop = async ({ file }: typeof one) => {
    const task = { group: file.id, work: { kind: 'drop', file: file.id } as const, dueAt: moment().now }
    const tasks = [{ ...task, tenant: hub.tenant }]
    const verdict = await store().commit({ changes: [], tasks, finish: null })
    if (verdict.kind === 'done') queue.hint(verdict.hints)
    await soon(async () => expect((await store().file(file.id))?.hash).toBeNull())
  }
  await drop(one)
  expect(await blobs.usage(hub.tenant)).toBe(size)
  await drop(two)
  expect(await blobs.usage(hub.tenant)).toBe(0)
  const hash = digest(bytesOf('10'))
  expect(existsSync(join(hub.dataDir, 'media', hub.tenant, hash.slice(0, 2), hash))).toBe(false)
})

it('a file whose message was taken back while it came leaves nothing behind', async () => {
  playMeta()
  const { file, message } = await arrive('0')
  const gone = { ...message, version: 1, content: { kind: 'deleted' } as const }
  await store().commit({ changes: [put('message', gone)], tasks: [], finish: null })
  hub.booted.work()
  await soon(async () =>
    expect(await store().file(file.id)).toMatchObject({ state: 'deleted', hash: null, source: null }),
  )
  expect(await hub.booted.hub.blobs.usage(hub.tenant)).toBe(0)
})

it('a file that could not be had is asked for again', async () => {
  playMeta()
  const number = '17'
  const { file } = await arrive(number)
  hub.booted.work()
  await soon(async () => expect((await store().file(file.id))?.state).toBe('failed'))
  const answer = await hub.ask('POST', `/api/v1/files/${file.id}/retry`)
  expect(answer).toMatchObject({ status: 202, body: { state: 'waiting', failure: null } })
  await soon(async () => expect((await store().file(file.id))?.state).toBe('failed'))
})
