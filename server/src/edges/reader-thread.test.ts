import { heavySamples } from '@parley/channels/samples/heavy/whatsapp'
import type { Reading } from '@parley/core/ports/reader.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'

import { channels } from '../channels.ts'
import { readBody } from '../reader/read-body.ts'
import { systemClock } from './clock.ts'
import { heavy, threadReader, type ThreadReader } from './reader-thread.ts'

const names = [...channels.keys()]
const cameAt = 1_749_513_600_000

async function all(reader: ThreadReader, body: Uint8Array): Promise<readonly Reading[]> {
  const pieces: Reading[] = []
  for await (const piece of reader.read(body, names, cameAt)) pieces.push(piece)
  return pieces
}

const bodyOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value))
const webhook = z.object({ entry: z.tuple([z.looseObject({ changes: z.array(z.unknown()) })]) })
const entryOf = (value: unknown) => webhook.parse(value).entry[0]
const large = (of: (size: number) => unknown) => bodyOf(of(8000))

describe('the reader of webhooks', () => {
  let reader: ThreadReader
  beforeAll(() => {
    reader = threadReader(channels, systemClock)
  })
  afterAll(() => reader.close())

  const manySmall = heavySamples.filter(({ name }) => !/^(one|an?) /.test(name) || name.includes('thread'))
  it.each(manySmall.filter(({ of }) => large(of).length > heavy))(
    'reads a large body in another thread, and the same in it: $name',
    async ({ of }) => {
      const body = large(of)
      const done: string[] = []
      const reading = all(reader, body)
      setImmediate(() => done.push('somebody else'))
      const pieces = await reading
      done.push('read')
      expect(done).toEqual(['somebody else', 'read'])
      const { channel, parsed } = readBody([...channels.values()], body, cameAt)
      expect(pieces.flatMap((piece) => piece.parsed.events)).toEqual(parsed.events)
      expect(pieces.flatMap((piece) => piece.parsed.rest)).toEqual(parsed.rest)
      expect(new Set(pieces.map((piece) => piece.channel))).toEqual(new Set([channel]))
    },
  )

  it('hands over a large body piece by piece', async () => {
    const texts = heavySamples.find(({ name }) => name === 'texts')
    const pieces = await all(reader, bodyOf(texts?.of(4000)))
    const lengths = pieces.map(({ parsed }) => JSON.stringify(parsed.events).length)
    expect(lengths.length).toBeGreaterThan(10)
    expect(Math.max(...lengths)).toBeLessThan(100_000)
  })

  it('keeps a message as it came that is larger than any platform sends, and reads its neighbours', async () => {
    const order = heavySamples.find(({ name }) => name === 'an order of many things')
    const [{ changes }, small] = [entryOf(order?.of(20_000)), entryOf(heavySamples[0]?.of(1))]
    const body = bodyOf({ object: 'whatsapp_business_account', entry: [{ id: '1', changes }, small] })
    const [piece, ...more] = await all(reader, body)
    expect(more).toEqual([])
    expect(piece?.parsed.events).toMatchObject([{ kind: 'message', content: { kind: 'text' } }])
    expect(piece?.parsed.rest).toEqual([
      {
        reason: 'malformed',
        detail: '1 of its events are larger than any channel sends.',
        raw: new TextDecoder().decode(body),
      },
    ])
  })

  it('keeps a large body whole that is no JSON', async () => {
    const body = new TextEncoder().encode('{'.repeat(heavy + 1))
    expect(await all(reader, body)).toMatchObject([
      { channel: '', parsed: { events: [], rest: [{ reason: 'malformed', raw: '{'.repeat(heavy + 1) }] } },
    ])
  })

  it('reads on when somebody stops listening halfway', async () => {
    const body = bodyOf(heavySamples[0]?.of(4000))
    for await (const { parsed } of reader.read(body, names, cameAt)) {
      expect(parsed.events).not.toEqual([])
      break
    }
    expect((await all(reader, body)).flatMap(({ parsed }) => parsed.events)).toHaveLength(4000)
  })
})

it('a body that breaks the reading thread is kept whole, and the next one is read', async () => {
  const reader = threadReader(channels, systemClock, 24)
  const breaking = `{"object":"instagram","entry":[${'{},'.repeat(900_000)}{}]}`
  const [kept] = await all(reader, new TextEncoder().encode(breaking))
  expect(kept?.parsed.rest).toMatchObject([{ reason: 'malformed', raw: breaking }])
  const next = await all(reader, bodyOf(heavySamples[0]?.of(1000)))
  expect(next.flatMap(({ parsed }) => parsed.events)).toHaveLength(1000)
  await reader.close()
})

it('the reader reads on after its thread has gone home', async () => {
  let goHome = () => {}
  const after = (_ms: number, call: () => void) => {
    goHome = call
    return () => {}
  }
  const reader = threadReader(channels, { after })
  const body = bodyOf(heavySamples[0]?.of(1000))
  const first = await all(reader, body)
  goHome()
  expect(await all(reader, body)).toEqual(first)
  await reader.close()
})
