import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createClient } from '@parley/contract/client.ts'
import { eventShape } from '@parley/contract/event.ts'
import { examples } from '@parley/contract/examples.ts'
import { eventExamples } from '@parley/contract/examples/events.ts'
import { problemExamples } from '@parley/contract/examples/problem.ts'
import { problem } from '@parley/contract/problem.ts'
import type { Route } from '@parley/contract/route.ts'
import { routes } from '@parley/contract/routes.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { boot } from '../boot.ts'
import { readEnv } from '../env.ts'
import { browserOf } from './fixtures/browser.ts'
import type { Ask } from './fixtures/small-hub.ts'
import { loseAnswer, openStockroom, type Stock } from './fixtures/stock.ts'

const entries = Object.entries<Route>(routes)
const shownOf = new Map<string, { readonly answer: unknown }>(Object.entries(examples))

describe('every example of the documentation', () => {
  let room: Awaited<ReturnType<typeof openStockroom>>
  let untouched: Stock
  beforeAll(async () => {
    room = await openStockroom()
    untouched = await room.stock()
  })
  afterAll(() => room.end())

  it.each(entries.filter(([name]) => name !== 'createOwner'))('%s comes true', async (name, route) => {
    // What only reads leaves the business as it was; everything else gets one to itself.
    const stock = route.method === 'GET' ? untouched : await room.stock()
    if (name === 'resolveMessage') await loseAnswer({ ...room, ...stock })
    if (route.auth === 'operator') await comesTrue(name, route, room.operator, stock.operatorNames)
    else await comesTrue(name, route, stock.ask, stock.names)
  })

  it('createOwner comes true on a hub without any user', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'parley-owner-'))
    const booted = await boot(readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))
    const names = new Map([['4f9a01c27be3', booted.setupCode]])
    await comesTrue('createOwner', routes.createOwner, browserOf({ booted }), names)
    await booted.stop()
    rmSync(dataDir, { recursive: true })
  })

  it.each(entries)('%s shows an answer as it is documented', (name, route) => {
    const answer = shownOf.get(name)?.answer
    expect(route.answer.parse(answer)).toEqual(answer)
  })

  it.each(Object.entries(eventExamples))('the webhook %s is what it says', (kind, event) => {
    expect(eventShape.parse(event)).toEqual(event)
    expect(event.type).toBe(kind)
  })

  it.each(Object.entries(problemExamples))('the problem %s is what it says', (_, { value }) => {
    expect(problem.parse(value)).toEqual(value)
  })
})

/** Carries the example out with the names of this business: the status and the shape are what is documented, and nothing more. */
async function comesTrue(
  name: string,
  route: Route,
  ask: Ask,
  names: ReadonlyMap<string, string>,
): Promise<void> {
  let text = JSON.stringify(shownOf.get(name))
  for (const [shown, real] of names) text = text.replaceAll(shown, real)
  const client = createClient('', async (url, { method, body }) => {
    const answer = await ask(method, url, body === undefined ? undefined : JSON.parse(body))
    expect(answer).toMatchObject({ status: route.status })
    expect(route.answer.parse(answer.body)).toEqual(answer.body)
    return { status: answer.status, ok: true, json: async () => answer.body }
  })
  await client(route, JSON.parse(text))
}
