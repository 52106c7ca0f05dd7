import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { inboxOf } from './inbox-page.ts'
import { openInbox } from './signed-in.ts'

const ana = { accountId: '106540352242922', customerId: 'ana' }

describe.skipIf(!chromiumPath)('a broken connection', () => {
  test('what came while the browser was offline is there afterwards, once and in order', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await openInbox(browser, world.url)
    const inbox = inboxOf(page)
    world.simulator.control.write({ ...ana, text: 'Before' })
    await inbox.open('Ana Ferreira')
    await inbox.shows('Before')
    await inbox.shows('Thanks for your message!')

    await page.context().setOffline(true)
    for (const text of ['One', 'Two', 'Three']) {
      world.simulator.control.write({ ...ana, text })
      await world.quiet()
    }
    await page.context().setOffline(false)

    await inbox.shows('Three')
    const [, answer, ...later] = await inbox.thread()
    expect(answer).toContain('Thanks for your message!')
    expect(later).toEqual(['One', 'Two', 'Three'])
  }, 120_000)

  test('what an agent writes offline goes out once when the browser is back', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await openInbox(browser, world.url)
    const inbox = inboxOf(page)
    world.simulator.control.write({ ...ana, text: 'A table for two?' })
    await inbox.open('Ana Ferreira')
    await inbox.shows('With pleasure!')

    await page.context().setOffline(true)
    await inbox.answer('Seven o’clock is yours.')
    await inbox.shows('Seven o’clock is yours.')
    await page.context().setOffline(false)

    await inbox.ticks('Seven o’clock is yours.', 'Delivered')
    await world.quiet()
    const sends = world.simulator.ledger.accepted().items.filter(({ text }) => text.startsWith('Seven'))
    expect(sends).toHaveLength(1)
    expect(await inbox.thread()).toHaveLength(3)
  }, 120_000)
})
