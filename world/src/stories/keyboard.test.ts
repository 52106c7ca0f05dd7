import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { inboxOf } from './inbox-page.ts'
import { openInbox } from './signed-in.ts'

const accountId = '106540352242922'

describe.skipIf(!chromiumPath)('without a mouse', () => {
  test('an agent finds a conversation, answers it, closes it and takes that back', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { control } = world.simulator
    control.write({ accountId, customerId: 'ana', text: 'The first' })
    await world.quiet()
    control.write({ accountId, customerId: 'tom', text: 'The second' })
    await world.quiet()
    const page = await openInbox(browser, world.url)
    const inbox = inboxOf(page)
    await inbox.lists('Ana Ferreira')

    const focused = (name: string) => page.locator('a:focus').filter({ hasText: name }).waitFor()
    await page.keyboard.press('j')
    await focused('Tom Becker')
    await page.keyboard.press('j')
    await focused('Ana Ferreira')
    await page.keyboard.press('Enter')
    await page.getByRole('region', { name: 'Conversation with Ana Ferreira' }).waitFor()
    await page.keyboard.press('k')
    await page.getByRole('region', { name: 'Conversation with Tom Becker' }).waitFor()

    await page.keyboard.press('r')
    await page.keyboard.type('jkez are letters here')
    await page.keyboard.press('Control+Enter')
    await inbox.ticks('jkez are letters here', 'Delivered')

    await page.keyboard.press('Escape')
    await page.keyboard.press('e')
    await page.getByRole('button', { name: 'Reopen' }).waitFor()
    await page.keyboard.press('z')
    await page.getByRole('button', { name: 'Close', exact: true }).waitFor()
    await page.keyboard.press('Escape')
    expect(new URL(page.url()).pathname).toBe('/inbox/')
  }, 60_000)
})
