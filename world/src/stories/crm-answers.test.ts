import { listAlerts } from '@parley/contract/alert.ts'
import { listEndpointAttempts } from '@parley/contract/attempt.ts'
import type { Client } from '@parley/contract/client.ts'
import { createEndpoint, getEndpoint } from '@parley/contract/endpoint.ts'
import { listLetters } from '@parley/contract/letter.ts'
import { Hono } from 'hono'
import { expect, test } from 'vitest'

import { handClock } from '../lapse/hand-clock.ts'
import { keyHolder } from '../lapse/key-holder.ts'
import { openLapse, type Lapse } from '../lapse/lapse.ts'
import { oddServer } from '../lapse/odd-server.ts'
import { demo } from '../plan.ts'
import { answerCases, type Answer, type AnswerCase, type Wait } from './crm-answer-table.ts'
import { quietBusiness } from './plans.ts'

const plan = { ...quietBusiness('Bakery', '106540352242922'), customers: demo.customers.slice(0, 1) }

test('every way in which a CRM can answer ends as it is documented', async () => {
  const [outside, clock, elsewhere] = [new Hono(), handClock(), [] as string[]]
  const arrivals = answerCases.map((): number[] => [])
  const answerTo = (at: number): AnswerCase['answers'][number] => {
    const { answers = [] } = answerCases[at] ?? {}
    const before = arrivals[at]?.push(clock.now()) ?? 1
    return answers[Math.min(before, answers.length) - 1] ?? 404
  }
  await using odd = await oddServer(clock, (path) => {
    const how = answerTo(Number(path.slice(1)))
    return typeof how === 'string' ? how : 'fine'
  })
  await using lapse = await openLapse({ plan, outside, clock, trusted: [odd.origin], held: odd.held })
  outside.post('/crm/:at', (context) => {
    const { status, headers = {} } = plainly(answerTo(Number(context.req.param('at'))))
    return new Response(null, { status, headers })
  })
  outside.all('*', (context) => {
    elsewhere.push(context.req.path)
    return context.text('')
  })
  const api = await keyHolder(() => lapse.hub().url, plan)
  const endpoints = await subscribe(api, (at, isOdd) =>
    isOdd ? `${odd.origin}/${at}` : `${lapse.outsideUrl}/crm/${at}`,
  )
  writes(lapse)
  await lapse.pass(25 * 3_600_000)

  for (const [at, id] of endpoints.entries()) await judge(api, id, answerCases[at], arrivals[at])
  expect(elsewhere).toEqual([])
  expect(odd.bytes()).toBeLessThan(16 * 1024 * 1024)
}, 120_000)

function plainly(answer: AnswerCase['answers'][number]): Answer {
  return typeof answer === 'object' ? answer : { status: Number(answer) }
}

async function subscribe(api: Client, urlOf: (at: number, isOdd: boolean) => string) {
  const ids: `end_${string}`[] = []
  for (const [at, { answers }] of answerCases.entries()) {
    const url = urlOf(
      at,
      answers.some((answer) => typeof answer === 'string'),
    )
    ids.push((await api(createEndpoint, { body: { url, kinds: ['message.received'] } })).endpoint.id)
  }
  return ids
}

function writes({ simulator: { control } }: Lapse): void {
  const [[account], [customer]] = [control.accounts(), control.customers()]
  control.write({ accountId: account?.id ?? '', customerId: customer?.id ?? '', text: 'Hello' })
}

async function judge(
  api: Client,
  id: `end_${string}`,
  wanted?: AnswerCase,
  arrivals: readonly number[] = [],
) {
  if (!wanted) throw new Error(`nobody knows what to expect of ${id}`)
  const { name, waits, end, alert, off = false, error = null } = wanted
  const params = { endpoint_id: id }
  const letters = (await api(listLetters, { query: params })).data
  const alerts = (await api(listAlerts, { query: { limit: 200 } })).data
  const attempts = (await api(listEndpointAttempts, { params })).data
  expect.soft(late(arrivals, waits), name).toEqual([])
  expect.soft(letters, name).toHaveLength(end === 'dead' ? 1 : 0)
  if (end === 'dead')
    expect.soft(letters[0], name).toMatchObject({ reason: 'exhausted', attempts: arrivals.length })
  const kinds = alerts.flatMap(({ subject, kind }) => (subject === id ? [kind] : []))
  expect.soft(kinds, name).toEqual(alert === undefined ? [] : [alert])
  expect.soft((await api(getEndpoint, { params })).active, name).toBe(!off)
  if (error !== null) expect.soft(attempts.at(-1)?.error, name).toBe(error)
}

/** What differs from the waits that are documented, in words. */
function late(arrivals: readonly number[], waits: readonly Wait[]): readonly string[] {
  const found = arrivals.slice(1).map((at, index) => at - (arrivals[index] ?? 0))
  if (arrivals.length !== waits.length + 1)
    return [`came ${arrivals.length} times, after ${found.join(', ')}`]
  return waits.flatMap((wait, index) => {
    const [least, most] = bounds(wait)
    const waited = found[index] ?? 0
    return waited < least || waited > Math.ceil(most) ? [`${waited} is not from ${least} to ${most}`] : []
  })
}

function bounds(wait: Wait): readonly [number, number] {
  if (typeof wait === 'number') return [wait, wait * 1.2]
  if ('exactly' in wait) return [wait.exactly, wait.exactly]
  return [wait.after + wait.step, wait.after + wait.step * 1.2]
}
