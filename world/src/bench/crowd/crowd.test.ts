import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Entry } from '@parley/core/domain/entry.ts'
import type { Message } from '@parley/core/domain/message.ts'
import { accept } from '@parley/core/flows/accept.ts'
import { converse } from '@parley/core/flows/converse.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import { boot } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'
import { mover } from '@parley/server/wiring'
import { afterEach, beforeEach, expect, test } from 'vitest'

import { listenAnywhere } from '../../faults/port.ts'
import { audience } from '../loads.ts'
import { business, customerOf, personOf } from '../posts.ts'
import { prepareTenant } from '../tenant.ts'
import { fill } from './fill.ts'

/** Each of these people writes to a number of their own, so that the order of its log is known. */
const size = { messages: 40, conversations: 8 }
const numberOf = (person: number) => audience.accountKeys[person] ?? ''

const crm = createServer((_, response) => void response.end('{}'))
let folder: string
let crmUrl: string
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-crowd-'))
  crmUrl = `http://127.0.0.1:${await listenAnywhere(crm)}`
})
afterEach(async () => {
  crm.closeAllConnections()
  await new Promise((resolve) => crm.close(resolve))
  rmSync(folder, { recursive: true })
})
const envFor = (name: string) => ({
  DATA_DIR: join(folder, name),
  ALLOW_PRIVATE_ORIGINS: crmUrl,
  ATTEMPT_RETENTION_DAYS: '0',
  LOG_LEVEL: 'silent',
})

test('what a record is filled with is what a hub writes when it is told the same by webhooks', async () => {
  await fill(envFor('filled'), crmUrl, size)
  const filled = await entriesOf('filled')
  const messages = filled.flatMap((entry) => (entry.kind === 'message' ? [entry.doc] : []))
  expect(messages.map(({ direction }) => direction).toSorted()).toContain('out')
  expect(messages).toHaveLength(size.messages)

  await prepareTenant(envFor('lived'), crmUrl)
  await working('lived', async (hub) => {
    for (const [n, message] of messages.entries()) await toldByWebhook(hub, message, n)
    await leave(hub)
    await expect.poll(() => hub.stores.tasks.backlog(), wait).toMatchObject({ count: 0 })
  })
  expect(withoutChance(filled)).toEqual(withoutChance(await entriesOf('lived')))
})

test('a hub takes the next message to where the filled record has its conversation', async () => {
  await fill(envFor('filled'), crmUrl, size)
  await working('filled', async (hub) => {
    const { store, account } = await homeOf(hub, 3)
    const last = async () => {
      const [row] = await store.conversations({
        status: 'open',
        account: account.id,
        unreadOnly: true,
        after: null,
        limit: 9,
      })
      const [message] = row ? await store.thread(row.conversation.id, null, 1) : []
      return { seq: message?.seq, content: message?.content }
    }
    expect(await last()).toMatchObject({ seq: size.messages / size.conversations })
    await accept(hub, 'whatsapp', read(hub, 3, inbound(3, 'wamid.next', 'And now?', Date.now())))
    await expect.poll(last, wait).toEqual({
      seq: size.messages / size.conversations + 1,
      content: { kind: 'text', text: 'And now?' },
    })
  })
})

const wait = { interval: 5, timeout: 20_000 }

async function working(name: string, run: (hub: Hub) => Promise<void>): Promise<void> {
  const { hub, work, stop } = await boot(readEnv(envFor(name)))
  work()
  try {
    await run(hub)
  } finally {
    await stop()
  }
}

async function homeOf({ stores }: Hub, person: number) {
  const home = await stores.accountFor('whatsapp', numberOf(person))
  if (!home) throw new Error('There is no such account.')
  return { store: stores.of(home.tenant), account: home.account }
}

/** Over as soon as the hub has logged it: an echo is in no order with what the customer writes. */
async function toldByWebhook(hub: Hub, message: Message, n: number): Promise<void> {
  const person = personOf(n, size.conversations)
  const { content, externalId, direction, sentAt } = message
  const text = content.kind === 'text' ? content.text : ''
  const body = (direction === 'in' ? inbound : echoed)(person, externalId ?? '', text, sentAt)
  await accept(hub, 'whatsapp', read(hub, person, body))
  const { store, account } = await homeOf(hub, person)
  const seqs = async () => (await store.heads())[account.id]
  await expect.poll(seqs, wait).toBe(message.seq)
}

function inbound(person: number, id: string, body: string, at: number) {
  const { phone, userId, name } = customerOf(person)
  const contacts = [{ profile: { name }, wa_id: phone, user_id: userId }]
  const message = {
    from: phone,
    from_user_id: userId,
    id,
    timestamp: seconds(at),
    type: 'text',
    text: { body },
  }
  return { field: 'messages', value: { contacts, messages: [message] } }
}

function echoed(person: number, id: string, body: string, at: number) {
  const { phone, userId } = customerOf(person)
  const echo = { to: phone, to_user_id: userId, id, timestamp: seconds(at), type: 'text', text: { body } }
  return { field: 'smb_message_echoes', value: { message_echoes: [echo] } }
}

function seconds(at: number): string {
  return String(Math.floor(at / 1000))
}

function read(
  { channels, moment }: Hub,
  person: number,
  { field, value }: ReturnType<typeof inbound | typeof echoed>,
) {
  const metadata = { display_phone_number: '15550783881', phone_number_id: numberOf(person) }
  const change = { field, value: { messaging_product: 'whatsapp', metadata, ...value } }
  const body = { object: 'whatsapp_business_account', entry: [{ id: business, changes: [change] }] }
  const parsed = channels.get('whatsapp')?.parse(body, moment().now)
  if (!parsed || parsed.rest.length > 0) throw new Error('The webhook is not what the channel knows.')
  return parsed
}

/** As the filled record says that the agents left their conversations. */
async function leave(hub: Hub): Promise<void> {
  for (let person = 0; person < size.conversations; person += 1) {
    const { store, account } = await homeOf(hub, person)
    const query = { status: null, account: account.id, unreadOnly: false, after: null, limit: 1 }
    const [row] = await store.conversations(query)
    if (!row || person % 4 === 3) continue
    const { id, lastSeq: readUpTo } = row.conversation
    await converse(hub, store.tenant, id, person % 2 === 0 ? { status: 'closed', readUpTo } : { readUpTo })
  }
}

async function entriesOf(name: string): Promise<readonly Entry[]> {
  const entries: Entry[] = []
  for await (const page of (await mover(readEnv(envFor(name)))).dump(null).pages) entries.push(...page)
  return entries
}

const lived = new Set(['customer', 'conversation', 'message', 'event', 'head', 'attempt'])

/** What messages left, without the ids and times that differ from one run to the next. */
function withoutChance(entries: readonly Entry[]): readonly string[] {
  return entries
    .filter(({ kind }) => lived.has(kind))
    .map(({ kind, doc }) => `${kind} ${JSON.stringify(plain(doc))}`)
    .toSorted()
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'string') return value.replace(/^([a-z]{3})_[0-9a-z]{26}$/, '$1')
  if (typeof value !== 'object' || value === null) return value
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(sorted.map(([name, each]) => [name, isTime(name, each) ? 'time' : plain(each)]))
}

function isTime(name: string, value: unknown): boolean {
  return typeof value === 'number' && (name.endsWith('At') || name === 'at' || name === 'durationMs')
}
