import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { redeliverEvent } from '@parley/contract/attempt.ts'
import { createClient } from '@parley/contract/client.ts'
import { createEndpoint } from '@parley/contract/endpoint.ts'
import { listEvents, type EventShape } from '@parley/contract/event.ts'
import { createKey } from '@parley/contract/key.ts'
import { signIn } from '@parley/contract/session.ts'
import type { Scope } from '@parley/core/domain/scope.ts'
import { expect, test } from 'vitest'

import { freePort } from '../faults/port.ts'
import { demo } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { quietBusiness } from './plans.ts'

const plan = { ...quietBusiness('Bakery', '106540352242922'), customers: demo.customers.slice(0, 1) }
const main = new URL('../../../docs/examples/crm/main.ts', import.meta.url)

test('the example CRM answers, follows statuses, and after being off has missed nothing', async () => {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'parley-crm-')), await freePort()]
  const [file, crmUrl] = [join(folder, 'cursor'), `http://127.0.0.1:${port}`]
  await using world = await temporaryWorld(plan, { LOG_LEVEL: 'silent', ALLOW_PRIVATE_ORIGINS: crmUrl })
  const { key, secret, endpoint } = await setUp(world.url, crmUrl)
  const settings = { HUB: world.url, KEY: key.secret, SECRET: secret, PORT: String(port), FILE: file }
  const [account, customer] = [world.simulator.control.accounts()[0], world.simulator.control.customers()[0]]
  const who = { accountId: account?.id ?? '', customerId: customer?.id ?? '' }
  const writes = (text: string) => world.simulator.control.write({ ...who, text })
  const answers = () =>
    world.simulator.control
      .thread(who.accountId, who.customerId)
      .bubbles.filter(({ from }) => from === 'business')
      .map(({ text }) => text)
  const call = as(world.url, key.secret)
  const events = async () => (await call(listEvents, { query: { after: 'start', limit: 1000 } })).data

  // Whoever calls without the secret is refused, and nothing is answered.
  let crm = await start(settings, file)
  const now = String(Math.floor(Date.now() / 1000))
  const forged = { 'webhook-id': 'evt_1', 'webhook-timestamp': now, 'webhook-signature': `v1,${btoa('no')}` }
  expect((await fetch(crmUrl, { method: 'POST', body: '{}', headers: forged })).status).toBe(401)

  const before = await readFile(file, 'utf8')
  writes('One')
  await expect.poll(answers, patience).toEqual(['Noted: One'])
  world.simulator.control.open(who.accountId, who.customerId)
  await expect.poll(crm.said, patience).toMatch(/^msg_\w+ sent\n(?:.*\n)*msg_\w+ read$/m)
  const sent = (await events()).find(({ type }) => type === 'message.sent')
  expect(sent?.data).toMatchObject({ message: { author: { kind: 'api', key_id: key.key.id } } })

  // What was done is done, however often it is told.
  const [received] = await events()
  const params = { event_id: received?.id ?? 'evt_' }
  await call(redeliverEvent, { params, body: { endpoint_id: endpoint.id } })

  await crm.kill()
  writes('Two')
  writes('Three')
  await world.simulator.control.idle()
  await expect.poll(async () => (await events()).filter(isReceived), patience).toHaveLength(3)

  // As if it had been killed after the first answer and before it noted how far it had come.
  await writeFile(file, before)
  crm = await start(settings, file)
  await expect.poll(answers, patience).toEqual(['Noted: One', 'Noted: Two', 'Noted: Three'])
  const reads = () => new Set(crm.said().match(/^msg_\w+ read$/gm)).size
  await expect.poll(reads, patience).toBe(3)
  expect((await events()).filter(({ type }) => type === 'message.queued')).toHaveLength(3)
  await crm.kill()
  await rm(folder, { recursive: true })
}, 120_000)

test('the example verifies as the documentation does, and is as short as its guide says', async () => {
  const [page, verify, program] = await Promise.all(
    ['../../webhooks.md', 'verify.ts', 'main.ts'].map((path) => readFile(new URL(path, main), 'utf8')),
  )
  expect(page).toContain(`\`\`\`ts\n${verify}\`\`\``)
  expect(program?.trimEnd().split('\n').length).toBeLessThanOrEqual(42)
})

const patience = { timeout: 60_000, interval: 50 }
const isReceived = ({ type }: EventShape) => type === 'message.received'

/** As its owner would: a key, and an endpoint with its secret. */
async function setUp(hubUrl: string, url: string) {
  let cookie = ''
  const call = createClient(hubUrl, async (at, init) => {
    const response = await fetch(at, { ...init, headers: { ...init.headers, cookie } })
    const given = response.headers.getSetCookie().map((each) => each.split(';')[0])
    if (given.length > 0) cookie = given.join('; ')
    return response
  })
  const { email, password } = plan.owner
  await call(signIn, { body: { email, password } })
  const scopes: Scope[] = ['messages:send', 'events:read', 'accounts:write']
  const key = await call(createKey, { body: { name: 'CRM', scopes } })
  return { key, ...(await call(createEndpoint, { body: { url } })) }
}

function as(hubUrl: string, key: string): ReturnType<typeof createClient> {
  return createClient(hubUrl, (at, init) =>
    fetch(at, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } }),
  )
}

/** The program in a process of its own, once it has written down where it stands. */
async function start(env: Readonly<Record<string, string>>, file: string) {
  const crm = spawn(process.execPath, [fileURLToPath(main)], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  crm.stdout.setEncoding('utf8').on('data', (part: string) => {
    said += part
  })
  await expect.poll(() => existsSync(file), patience).toBe(true)
  return {
    said: () => said,
    async kill(): Promise<void> {
      crm.kill('SIGKILL')
      await once(crm, 'exit')
    },
  }
}
