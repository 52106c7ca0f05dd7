import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { openDemo } from './demo-page.ts'
import { inboxOf } from './inbox-page.ts'

describe.skipIf(!chromiumPath)('the demo page', () => {
  test.each([
    { channel: 'WhatsApp', steps: ['Sent', 'Delivered', 'Read'] },
    { channel: 'Instagram', steps: ['Sent', 'Read'] },
  ] as const)(
    '$channel: a customer writes, the rule answers, an agent answers, and the CRM is told of all of it',
    async ({ channel, steps }) => {
      await using world = await temporaryWorld()
      await using browser = await openBrowser()
      const demo = await openDemo(browser, world.url)

      const phone = await demo.phone(channel)
      await phone.write('Hello! When do you open?')
      await phone.shows('We are open Tuesday to Sunday')

      const inbox = inboxOf(demo.inbox)
      await inbox.open('We are open Tuesday to Sunday')
      await inbox.shows('Hello! When do you open?')
      await inbox.answer('And on Mondays for you, if you knock.')
      await phone.shows('And on Mondays for you')
      const times = await inbox.ticks('And on Mondays for you', 'Read')
      for (const step of steps) expect(times).toContain(step)

      await world.quiet()
      const told = world.sink.record.all.filter(({ body }) => body.includes('"text":"And on Mondays for you'))
      expect(new Set(told.map(({ check }) => check.kind))).toEqual(new Set(['verified']))
      expect(told.filter(({ message }) => message !== null).map(({ type }) => type)).toEqual([
        'message.queued',
        ...steps.map((step) => `message.${step.toLowerCase()}`),
      ])
      await demo.crm.getByText('message.read').first().waitFor()
      await demo.crm.getByText('And on Mondays for you').first().waitFor()
      expect(await world.judge.verdict()).toMatchObject({ lost: 0, duplicated: 0, outOfOrder: 0 })
    },
    180_000,
  )

  test('a CRM that fails for a while gets every webhook afterwards, in order', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const demo = await openDemo(browser, world.url)
    await demo.crm.getByRole('button', { name: 'Fail for 20 s' }).click()
    await demo.crm.getByRole('button', { name: 'recover' }).waitFor()
    const phone = await demo.phone('WhatsApp')
    await phone.write('Is the menu online?')
    await phone.shows('Flat white 3.80')
    await demo.crm.getByText('answered 503').first().waitFor()
    await demo.crm.getByRole('button', { name: 'recover' }).click()
    await world.quiet()
    expect(await world.judge.verdict()).toMatchObject({ received: 1, stored: 1, lost: 0, outOfOrder: 0 })
  }, 180_000)

  test('a thousand messages in chaos: none lost, none doubled, none out of order', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    world.simulator.control.setChaos({ preset: 'rough' })
    const demo = await openDemo(browser, world.url)
    await demo.page.getByRole('button', { name: 'Send 1,000 messages' }).click()
    await demo.page.getByRole('progressbar').waitFor()
    await demo.page.getByRole('progressbar').waitFor({ state: 'detached' })
    await world.quiet()
    await demo.page.locator('.steps').getByText('1,000').first().waitFor()
    expect(await world.judge.verdict()).toMatchObject({
      received: 1_000,
      stored: 1_000,
      lost: 0,
      duplicated: 0,
      outOfOrder: 0,
    })
  }, 180_000)
})
