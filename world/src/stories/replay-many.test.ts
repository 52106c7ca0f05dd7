import { createEndpoint } from '@parley/contract/endpoint.ts'
import { getRedrive, replayLetters } from '@parley/contract/letter.ts'
import { put } from '@parley/core/domain/change.ts'
import { newLetter } from '@parley/core/domain/letter.ts'
import { redriveSome, startRedrive } from '@parley/core/flows/redrive-many.ts'
import { openSmallHub } from '@parley/server/http/fixtures/small-hub'
import { account, conversation, event, id, message } from '@parley/stores/conformance/given.ts'
import { expect, test } from 'vitest'

import { takeGround } from '../grounds/ground.ts'
import { keyHolder } from '../lapse/key-holder.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { quietBusiness } from './plans.ts'
import { refusingCrm, type Told } from './refusing-crm.ts'

test('many are replayed five a second per endpoint, and those of a broken-off run are not replayed twice', async () => {
  await using ground = await takeGround()
  await using small = await openSmallHub(ground.env, undefined, ground.around)
  const { hub } = small.booted
  const store = hub.stores.of(small.tenant)
  const { body } = await small.ask('POST', '/api/v1/webhook-endpoints', { url: 'https://crm.example/' })
  const endpoint = body.endpoint.id
  const loft = account()
  const told = Array.from({ length: 12 }, () =>
    event(message(conversation({ account: loft.id, customer: id('cus') }))),
  )
  const letters = told.map((each) =>
    newLetter(
      {
        reason: 'exhausted',
        detail: 'It was away.',
        kept: { kind: 'work', group: 'old', work: { kind: 'notify', endpoint, event: each.id } },
        endpoint,
      },
      hub.moment(),
    ),
  )
  const logs = told.map((each) => ({ kind: 'log', event: each }) as const)
  const changes = [put('account', loft), ...logs, ...letters.map((letter) => put('letter', letter))]
  expect(await store.commit({ changes, tasks: [], finish: null })).toMatchObject({ kind: 'done' })

  const filter = { state: 'open', reason: null, account: null, endpoint, from: null, to: null } as const
  const started = await startRedrive(hub, small.tenant, filter)
  expect(started.total).toBe(12)
  const [lease] = await hub.stores.tasks.lease([started.id], 1, 60_000)
  const run = (on: typeof hub) => redriveSome(on, small.tenant, started.id, lease!.claims[0]!)
  await expect(run({ ...hub, moment: lasting(4, hub.moment) })).rejects.toThrow('The process is gone.')
  const open = await store.letterCount(filter)
  expect(open).toBe(10)
  expect(await run(hub)).toBe('done')

  expect(await store.redrive(started.id)).toMatchObject({ total: 12, replayed: 12, left: 0 })
  const due = new Map((await hub.stores.tasks.waiting(100)).map(({ group, dueAt }) => [group, dueAt]))
  expect((await hub.stores.tasks.backlog()).count).toBe(12)
  const dueAts = told.map((each) => due.get(`${endpoint}:${each.conversation}`) ?? 0).slice(-open)
  expect(dueAts.slice(1).map((at, index) => at - (dueAts[index] ?? 0))).toEqual(Array(open - 1).fill(200))
})

/** Works so many times. */
function lasting<T>(times: number, call: () => T): () => T {
  let left = times
  return () => {
    if ((left -= 1) < 0) throw new Error('The process is gone.')
    return call()
  }
}

test('replayed while the endpoint refuses they become letters again; asked for twice and broken off, each comes once', async () => {
  const plan = quietBusiness('Bakery', '106540352242922')
  const [endpoints, messages, customers] = [20, 4, 2]
  const all = endpoints * messages
  await using crm = await refusingCrm()
  await using world = await temporaryWorld(plan, { ALLOW_PRIVATE_ORIGINS: crm.origin })
  let { url } = world
  const api = await keyHolder(() => url, plan)
  const letters = async () => (await api(replayLetters, { body: { dry_run: true } })).count
  const replay = () => api(replayLetters, { body: {} })
  for (let number = 0; number < endpoints; number += 1)
    await api(createEndpoint, { body: { url: `${crm.origin}/${number}`, kinds: ['message.received'] } })
  const { control } = world.simulator
  const accountIds = control.accounts().map((each) => each.id)
  await control.load({ accountIds, messages, customers, perSecond: 1_000 }).done
  await world.quiet()
  expect(await letters()).toBe(all)

  expect((await replay()).count).toBe(all)
  await world.quiet()
  expect(await letters()).toBe(all)
  expect(crm.refused).toHaveLength(2 * all)

  const held = crm.takeAndHold(all / 4)
  const asked = await Promise.all([replay(), replay()])
  await held.reached
  const closed = world.close()
  held.letGo()
  await closed
  expect(crm.taken.length).toBeLessThan(all)

  const again = await world.reopen()
  url = again.url
  await again.quiet()
  for (const { redrive } of asked)
    expect(await api(getRedrive, { params: { redrive_id: redrive!.id } })).toMatchObject({
      left: 0,
      finished_at: expect.any(String),
    })
  expect(await letters()).toBe(0)
  expect(crm.taken.map(nameOf).toSorted()).toEqual([...new Set(crm.refused.map(nameOf))].toSorted())
  expect(crm.taken.filter(({ replayed }) => !replayed)).toEqual([])
  for (const talk of Map.groupBy(
    crm.taken,
    ({ endpoint, conversation }) => endpoint + conversation,
  ).values()) {
    const sequences = talk.map(({ sequence }) => sequence)
    expect(sequences).toEqual(sequences.toSorted((a, b) => a - b))
  }
})

function nameOf({ endpoint, id: webhook }: Told): string {
  return `${endpoint} ${webhook}`
}
