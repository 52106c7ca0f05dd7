import { openLoft } from '@parley/server/http/fixtures/loft'
import { thisMachine } from '@parley/server/surroundings'
import { expect, test } from 'vitest'

import { takeGround } from '../grounds/ground.ts'

/** Nobody loses patience: what is silent is silent for good, however busy this machine is. */
const clock = {
  ...thisMachine.clock,
  after: (ms: number, call: () => void) => (ms < 15_000 ? thisMachine.clock.after(ms, call) : () => {}),
}

test('one of fifty endpoints that never answers holds up none of the others, though it could fill all slots', async () => {
  const taken: string[] = []
  const silence = Promise.withResolvers<void>()
  let held = 0
  await using ground = await takeGround()
  await using loft = await openLoft({
    env: { WORKER_SLOTS: '6', ...ground.env },
    around: { clock, ...ground.around },
    outside: (crm) =>
      crm.post('/hook/:number', async (context) => {
        const number = context.req.param('number')
        if (number === '0') {
          held += 1
          await silence.promise
        } else taken.push(number)
        return context.text('')
      }),
  })
  using end = new DisposableStack()
  end.defer(silence.resolve)
  const numbers = Array.from({ length: 50 }, (_, number) => number)
  const subscribe = (number: number) =>
    loft.ask('POST', '/api/v1/webhook-endpoints', {
      url: `${loft.outsideUrl}/hook/${number}`,
      kinds: ['message.received'],
    })
  const subscribed = await Promise.all(numbers.map(subscribe))
  expect(subscribed.filter(({ status }) => status !== 201)).toEqual([])
  const people = Array.from({ length: 7 }, (_, at) => `1650555${1_000 + at}`)
  await Promise.all(people.map((from) => loft.hook('Is anybody there?', { from })))
  await expect.poll(() => taken.length, { timeout: 40_000 }).toBe(49 * people.length)
  expect(held).toBe(people.length)
})
