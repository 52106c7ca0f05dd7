import { caseOf, type Subject } from '@parley/channels/conformance/harmed.ts'
import { instagram } from '@parley/channels/instagram'
import * as instagramSamples from '@parley/channels/samples/instagram'
import * as whatsappSamples from '@parley/channels/samples/whatsapp'
import { whatsapp } from '@parley/channels/whatsapp'
import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import { openLoft, type Loft } from '@parley/server/http/fixtures/loft'
import { expect, test } from 'vitest'

import { takeGround } from '../grounds/ground.ts'
import { postSigned } from './meta-posts.ts'

/** The first of them and how many: none of these has the same event 2,000 times, which takes seconds (see T39). */
const [firstCase, casesEach] = [1_000, 1_000]
/** What a webhook may weigh; some harm makes a body heavier. */
const mostBytes = 3 * 1024 * 1024
const instagramKey = '17841472110558136'
/** When the bodies of the samples come in. */
const cameAt = Date.UTC(2025, 5, 10)

test('harmed webhooks are all taken, what is sound beside the harm is kept, and the hub goes on', async () => {
  const broken: string[] = []
  await using ground = await takeGround()
  await using loft = await openLoft({
    env: { LOG_LEVEL: 'error', ...ground.env },
    around: ground.around,
    log: { write: (line) => void (isBroken(line) && broken.push(line)) },
    outside: (meta) =>
      meta.get('/graph/:version/me', ({ json }) => json({ user_id: instagramKey, username: 'loft' })),
  })
  const post = (body: string) => postSigned(loft.booted.app, 'app-secret', body)
  const account = { channel: 'instagram', key: instagramKey, token: 'IGAA' }
  const connected = (await loft.ask('POST', '/api/v1/accounts', account)).body.account.id
  const cut = JSON.stringify(whatsappSamples.samples[0]?.body)
  const bodies = [
    ...harmed({ channel: whatsapp, ...whatsappSamples }, '106540352242922', loft.account),
    ...harmed({ channel: instagram, ...instagramSamples }, instagramKey, connected),
  ]

  for (let at = 0; at < bodies.length; at += atOnce) {
    const posted = bodies.slice(at, at + atOnce)
    const statuses = await Promise.all(posted.map(({ body }) => post(body)))
    expect(statuses, `from ${at}`).toEqual(posted.map(({ status }) => status))
  }
  for (let end = 0; end < cut.length; end += 7) expect(await post(cut.slice(0, end))).toBe(200)

  expect(await loft.writes('Still there?', '16505550000')).toMatch(/^con_/)
  const sound = bodies.flatMap((each) => each.sound)
  expect(sound.length).toBeGreaterThan(casesEach / 2)
  await expect.poll(() => missing(loft, sound), { timeout: 60_000, interval: 200 }).toEqual([])
  expect(broken).toEqual([])
}, 120_000)

/** A task that gives way, because many write to one person at once, is done again: nothing is wrong with its webhook. */
function isBroken(line: string): boolean {
  const failed = line.includes('failed on our side') && line.includes('"kind":"receive"')
  return failed && !line.includes('giving way')
}

const [atOnce, people] = [50, 25]

/** A message by the channel's own id, and whose it is. */
interface Sound {
  readonly account: `acc_${string}`
  readonly externalId: string
}

interface Harmed {
  readonly body: string
  readonly status: 200 | 413
  /** What was written in it that nothing has harmed. */
  readonly sound: readonly Sound[]
}

/** Every sample in turn, harmed by chance that is the same each time. */
function harmed(subject: Subject, key: string, account: Sound['account']): readonly Harmed[] {
  return Array.from({ length: casesEach }, (_, at) => {
    const number = firstCase + at
    const { body, beside } = caseOf({ ...subject, samples: [numbered(subject, number)] }, number)
    const text = JSON.stringify(body)
    const isTaken = Buffer.byteLength(text) <= mostBytes
    const sound = isTaken ? writtenTo(key, subject.channel, beside) : []
    return {
      body: text,
      status: isTaken ? 200 : 413,
      sound: sound.map((externalId) => ({ account, externalId })),
    }
  })
}

/** With ids of its own, so that nothing is found that another body has brought, and by one of several people. */
function numbered({ channel, samples }: Subject, number: number): Subject['samples'][number] {
  const sample = samples[number % samples.length]
  if (!sample) throw new Error('There are no samples.')
  const { events } = channel.parse(sample.body, cameAt)
  const person = `${10 + (number % people)}`
  const others = new Map(events.flatMap(idsOf).map((id) => [id, `${id}${person}`]))
  for (const { externalId } of events) others.set(externalId, `${externalId}.${number}`)
  const text = [...others].reduce(
    (before, [id, other]) => before.replaceAll(JSON.stringify(id), JSON.stringify(other)),
    JSON.stringify(sample.body),
  )
  return { ...sample, body: JSON.parse(text) }
}

/** What the channel calls the customer whose message or echo it is. */
function idsOf(event: ChannelEvent): readonly string[] {
  if (event.kind !== 'message' && event.kind !== 'echo') return []
  const { identities } = event.kind === 'message' ? event.from : event.to
  return identities.map((identity) => identity.slice(identity.indexOf(':') + 1))
}

function writtenTo(key: string, { parse }: Subject['channel'], body: unknown): readonly string[] {
  const { events } = parse(body, cameAt)
  return events
    .filter(({ kind, accountKey }) => (kind === 'message' || kind === 'echo') && accountKey === key)
    .map(({ externalId }) => externalId)
}

/** Those that the hub does not know. */
async function missing({ booted, tenant }: Loft, sound: readonly Sound[]): Promise<readonly string[]> {
  const store = booted.hub.stores.of(tenant)
  const found = await Promise.all(sound.map(({ account, externalId }) => store.called(account, externalId)))
  return sound.flatMap(({ externalId }, at) => (found[at] ? [] : [externalId]))
}
