import { put } from '@parley/core/domain/change.ts'
import { newLetter } from '@parley/core/domain/letter.ts'
import { redriveSome, startRedrive } from '@parley/core/flows/redrive-many.ts'
import { redrive } from '@parley/core/flows/redrive.ts'
import { account, conversation, event, id, message } from '@parley/stores/conformance/given.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'

import { openSmallHub, type SmallHub } from '../fixtures/small-hub.ts'

let small: SmallHub
beforeAll(async () => void (small = await openSmallHub()))
afterAll(() => small.end())

it('many are replayed five a second per endpoint, and those of a broken-off run are not replayed twice', async () => {
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
  for (const letter of letters.slice(0, 3)) await redrive(hub, small.tenant, letter.id)
  const [lease] = await hub.stores.tasks.lease([started.id], 1, 60_000)
  expect(await redriveSome(hub, small.tenant, started.id, lease!.claims[0]!)).toBe('done')

  expect(await store.redrive(started.id)).toMatchObject({ total: 12, replayed: 12, left: 0 })
  const due = (await hub.stores.tasks.waiting(100)).filter(({ group }) => group.startsWith(endpoint))
  expect(due).toHaveLength(12)
  const spaced = due.map(({ dueAt }) => dueAt).slice(3)
  expect(spaced.slice(1).map((at, index) => at - (spaced[index] ?? 0))).toEqual(Array(8).fill(200))
})
