import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { createClient } from '@parley/contract/client.ts'
import { createEndpoint } from '@parley/contract/endpoint.ts'
import { listEvents } from '@parley/contract/event.ts'
import { createKey } from '@parley/contract/key.ts'
import { signIn } from '@parley/contract/session.ts'
import { readEnv } from '@parley/server/env'
import { expect, test } from 'vitest'

import { freePort } from '../faults/port.ts'
import { demo } from '../plan.ts'
import { openWorld } from '../world.ts'
import { quietBusiness } from './plans.ts'

const plan = { ...quietBusiness('Bakery', '106540352242922'), customers: demo.customers.slice(0, 1) }
const main = fileURLToPath(new URL('../../../docs/examples/crm/main.ts', import.meta.url))

test('the example CRM answers, follows statuses, and after being off has missed nothing', async () => {
  const [folder, port] = [await mkdtemp(join(tmpdir(), 'parley-crm-')), await freePort()]
  const [file, crmUrl] = [join(folder, 'crm.json'), `http://127.0.0.1:${port}`]
  const env = { PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent', ALLOW_PRIVATE_ORIGINS: crmUrl }
  const world = await openWorld(readEnv(env), plan)
  const { key, secret } = await setUp(world.url, crmUrl)
  const settings = { HUB: world.url, KEY: key, SECRET: secret, PORT: String(port), FILE: file }
  const [account, customer] = [world.simulator.control.accounts()[0], world.simulator.control.customers()[0]]
  const who = { accountId: account?.id ?? '', customerId: customer?.id ?? '' }
  const writes = (text: string) => world.simulator.control.write({ ...who, text })
  const answers = () =>
    world.simulator.control
      .thread(who.accountId, who.customerId)
      .bubbles.filter(({ from }) => from === 'business')
      .map(({ text }) => text.replace('Thank you, we have noted: ', ''))
  const memory = async () => JSON.parse(await readFile(file, 'utf8'))
  const statuses = async () =>
    Object.values<{ status: string }>((await memory()).statuses).map(({ status }) => status)

  let crm = await start(settings)
  writes('One')
  await expect.poll(answers, patience).toEqual(['One'])
  world.simulator.control.open(who.accountId, who.customerId)
  await expect.poll(statuses, patience).toEqual(['read'])

  crm.kill('SIGKILL')
  await once(crm, 'exit')
  writes('Two')
  writes('Three')
  await world.simulator.control.idle()
  await expect.poll(() => known(world.url, key, 'message.received'), patience).toHaveLength(3)

  crm = await start(settings)
  await expect.poll(answers, patience).toEqual(['One', 'Two', 'Three'])
  await expect.poll(statuses, patience).toEqual(['read', 'read', 'read'])
  const all = await known(world.url, key)
  await expect.poll(async () => (await memory()).seen.toSorted(), patience).toEqual(all.toSorted())
  crm.kill()
  await world.close()
  await rm(folder, { recursive: true })
}, 60_000)

const patience = { timeout: 20_000, interval: 50 }

/** As its owner would: a key, and an endpoint with its secret. */
async function setUp(hubUrl: string, url: string): Promise<{ key: string; secret: string }> {
  let cookie = ''
  const call = createClient(hubUrl, async (at, init) => {
    const response = await fetch(at, { ...init, headers: { ...init.headers, cookie } })
    const given = response.headers.getSetCookie().map((each) => each.split(';')[0])
    if (given.length > 0) cookie = given.join('; ')
    return response
  })
  const { email, password } = plan.owner
  await call(signIn, { body: { email, password } })
  const key = await call(createKey, { body: { name: 'CRM', scopes: ['messages:send', 'events:read'] } })
  const { secret } = await call(createEndpoint, { body: { url } })
  return { key: key.secret, secret }
}

/** The ids of all events in the feed. */
async function known(hubUrl: string, key: string, kind?: 'message.received'): Promise<string[]> {
  const call = createClient(hubUrl, (at, init) =>
    fetch(at, { ...init, headers: { ...init.headers, authorization: `Bearer ${key}` } }),
  )
  const fromTheStart = Buffer.from('{}').toString('base64url')
  const { data } = await call(listEvents, { query: { after: fromTheStart, limit: 1000 } })
  return data.filter(({ type }) => kind === undefined || type === kind).map(({ id }) => id)
}

async function start(env: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const crm = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  await once(crm.stdout, 'data')
  return crm
}
