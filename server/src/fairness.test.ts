import { expect, it } from 'vitest'

import { openLoft } from './http/fixtures/loft.ts'

it('one of fifty endpoints that never answers holds up none of the others, though it could fill all slots', async () => {
  const taken: string[] = []
  const release = Promise.withResolvers<void>()
  let [held, givenUp] = [0, 0]
  const loft = await openLoft({
    env: { WORKER_SLOTS: '6' },
    outside: (crm) =>
      crm.post('/hook/:number', async (context) => {
        const number = context.req.param('number')
        if (number === '0') {
          held += 1
          context.req.raw.signal.addEventListener('abort', () => (givenUp += 1))
          await release.promise
        } else taken.push(number)
        return context.text('')
      }),
  })
  const numbers = Array.from({ length: 50 }, (_, number) => number)
  for (const number of numbers) {
    const hook = { url: `${loft.outsideUrl}/hook/${number}`, kinds: ['message.received'] }
    expect((await loft.ask('POST', '/api/v1/webhook-endpoints', hook)).status).toBe(201)
  }
  const people = Array.from({ length: 7 }, (_, at) => `1650555${1_000 + at}`)
  for (const from of people) await loft.hook('Is anybody there?', { from })
  await expect.poll(() => taken.length, { timeout: 40_000 }).toBe(49 * people.length)
  expect([held, givenUp]).toEqual([people.length, 0])
  release.resolve()
  await loft.end()
}, 60_000)
