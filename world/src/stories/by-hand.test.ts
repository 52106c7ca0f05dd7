import { createHmac } from 'node:crypto'

import { expect, test } from 'vitest'

import { greeting } from '../greeting.ts'
import { demo } from '../plan.ts'
import { seedBusiness } from '../seed.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { appSecret, hubAlone, type HubAlone } from './hub-alone.ts'
import { echoItem, messageItem, postSigned, postWith, statusItem, whatsAppBody } from './meta-posts.ts'
import { quietBusiness, wabaOf } from './plans.ts'
import { stateOf } from './state-of.ts'

const bakery = quietBusiness('Bakery', '1000001')
const barber = quietBusiness('Barber', '1000002')
const toBakery = { wabaId: wabaOf('1000001'), phoneNumberId: '1000001' }
const toBarber = { wabaId: wabaOf('1000002'), phoneNumberId: '1000002' }
const ana = { phone: '15550001', name: 'Ana' }
const tom = { phone: '15550002', name: 'Tom' }

async function twoTenants({ booted }: HubAlone) {
  const first = await seedBusiness(booted.hub, bakery)
  const second = await seedBusiness(booted.hub, barber)
  return [first.tenant, second.tenant] as const
}

test('one webhook for two tenants reaches both inboxes in order; the same bytes again change nothing', async () => {
  await using hub = await hubAlone()
  const [first, second] = await twoTenants(hub)
  const { app } = hub.booted
  expect(
    await postSigned(app, appSecret, whatsAppBody([echoItem(toBakery, ana, 'wamid.e', 'Yes', 990)])),
  ).toBe(200)
  await hub.quiet()

  const body = JSON.stringify(
    whatsAppBody([
      messageItem(toBakery, ana, 'wamid.1', 'One', 1_000),
      messageItem(toBakery, ana, 'wamid.2', 'Two', 1_000),
      statusItem(toBakery, ana, 'wamid.e', 'read', 1_001),
      messageItem(toBarber, tom, 'wamid.3', 'Three', 1_002),
    ]),
  )
  expect(await postSigned(app, appSecret, body)).toBe(200)
  await hub.quiet()
  const texts = async (tenant: typeof first) => {
    const [row] = await hub.booted.hub.stores.of(tenant).conversations(open)
    const thread = row && (await hub.booted.hub.stores.of(tenant).thread(row.conversation.id, null, 10))
    return thread
      ?.toReversed()
      .map(({ content, status }) => [content.kind === 'text' && content.text, status])
  }
  expect(await texts(first)).toEqual([
    ['Yes', 'read'],
    ['One', 'received'],
    ['Two', 'received'],
  ])
  expect(await texts(second)).toEqual([['Three', 'received']])

  const before = [await stateOf(hub.booted.hub, first), await heads(hub, first), await heads(hub, second)]
  for (let time = 0; time < 5; time += 1) expect(await postSigned(app, appSecret, body)).toBe(200)
  await hub.quiet()
  expect([await stateOf(hub.booted.hub, first), await heads(hub, first), await heads(hub, second)]).toEqual(
    before,
  )
}, 120_000)

const open = { status: 'open', account: null, unreadOnly: false, after: null, limit: 10 } as const

/** How much has happened on the tenant's accounts. */
function heads(hub: HubAlone, tenant: Awaited<ReturnType<typeof twoTenants>>[number]) {
  return hub.booted.hub.stores.of(tenant).heads()
}

test.each([
  [
    'of another secret',
    (body: string) => `sha256=${createHmac('sha256', 'guess').update(body).digest('hex')}`,
  ],
  ['of another body', () => `sha256=${createHmac('sha256', appSecret).update('{}').digest('hex')}`],
  ['without a digest', () => 'sha256='],
  ['that is none', () => ''],
])('a signature %s gets 401, and nothing is stored', async (_, signature) => {
  await using hub = await hubAlone()
  const [first] = await twoTenants(hub)
  const body = JSON.stringify(whatsAppBody([messageItem(toBakery, ana, 'wamid.1', 'One', 1_000)]))
  expect(await postWith(hub.booted.app, body, signature(body))).toBe(401)
  expect(await hub.booted.hub.stores.tasks.backlog()).toMatchObject({ count: 0 })
  expect(await stateOf(hub.booted.hub, first)).toEqual([])
})

test('the signed webhook that is printed at the start can be pasted as it is, and again without effect', async () => {
  await using world = await temporaryWorld()
  const text = greeting(world, demo, Date.now())
  const [, url = ''] = /curl [^\n]*?(http\S+)/.exec(text) ?? []
  const [, signature = ''] = /x-hub-signature-256: (\S+?)'/.exec(text) ?? []
  const [, body = ''] = /--data-raw '(.*)'/.exec(text) ?? []
  const post = () => fetch(url, { method: 'POST', body, headers: { 'x-hub-signature-256': signature } })
  expect((await post()).status).toBe(200)
  expect((await post()).status).toBe(200)
  const forged = await fetch(url, {
    method: 'POST',
    body: body.replace('flat white', 'fast white'),
    headers: { 'x-hub-signature-256': signature },
  })
  expect(forged.status).toBe(401)
  await world.quiet()
  const received = world.sink.record.all.filter(({ type }) => type === 'message.received')
  expect(received).toHaveLength(1)
}, 120_000)
