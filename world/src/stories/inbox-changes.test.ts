import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { whatsApp } from './every-kind.ts'
import { inboxOf } from './inbox-page.ts'
import { openInbox } from './signed-in.ts'
import { openThread } from './thread-page.ts'

const { accountId } = whatsApp

describe.skipIf(!chromiumPath)('in the inbox', () => {
  test('the past of a phone is there in silence: nothing unread, nothing open, nobody answered or told', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { simulator, sink } = world
    simulator.control.setCoexistence(accountId, { coexistence: true })
    const page = await openInbox(browser, world.url)
    await page.getByRole('heading', { name: 'Café Aurora', exact: true }).waitFor()
    simulator.control.importHistory({ accountId, messages: 6, pictures: 1 })
    await world.quiet()
    simulator.control.syncContacts({ accountId })
    await world.quiet()
    await page.getByRole('radio', { name: 'Closed' }).check({ force: true })
    await inboxOf(page).open('Ana Ferreira')
    await inboxOf(page).shows('Earlier message 5')
    await page.locator('[data-picture]').waitFor()
    await page.getByRole('radio', { name: /^Unread ?0$/ }).waitFor()
    await page.getByRole('radio', { name: /^Open ?0$/ }).waitFor()
    expect(simulator.ledger.totals.accepted).toBe(0)
    expect(sink.record.all.filter(({ type }) => type.startsWith('message.'))).toEqual([])
  }, 120_000)

  test('whoever wants no advertisements is marked so at once', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { page, does } = await openThread(browser, world)
    const mark = page.getByRole('complementary', { name: 'Customer' }).getByText('No marketing messages')
    expect(await mark.count()).toBe(0)
    does({ kind: 'preference', value: 'stop' })
    await mark.waitFor()
  }, 120_000)
})
