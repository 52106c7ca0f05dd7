import { describe, expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { demo } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { instagram, whatsApp } from './every-kind.ts'
import { fetchTemplates } from './fetch-templates.ts'
import { inboxOf } from './inbox-page.ts'
import { orderReady, tom, wroteLongAgo } from './long-ago.ts'
import { openInbox } from './signed-in.ts'

const day = 86_400_000

describe.skipIf(!chromiumPath)('after the reply window', () => {
  test('an agent sends a template, filled in as the customer then reads it', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { control } = world.simulator
    control.addTemplate({ accountId: whatsApp.accountId, template: orderReady })
    expect(await wroteLongAgo(world, 'Is my cake ready?')).toBe(200)
    await fetchTemplates(await keyHolder(() => world.url, demo))
    const page = await openInbox(browser, world.url)
    await inboxOf(page).open(tom.name)
    await page.getByText('The reply window is closed').waitFor()
    expect(await page.getByRole('textbox', { name: 'Message' }).count()).toBe(0)

    await page.getByRole('searchbox', { name: 'Search templates' }).fill('order')
    await page.getByRole('button', { name: 'order_ready' }).click()
    expect(await page.getByLabel('First name').inputValue()).toBe('Tom')
    const send = page.getByRole('button', { name: 'Send template' })
    expect(await send.getAttribute('aria-disabled')).toBe('true')
    await page.getByLabel('Number').fill('17')
    const preview = page.getByLabel('Preview')
    await preview.getByText('order 17').waitFor()
    const previewed = (await preview.innerText()).split('\n').filter(Boolean)
    expect(previewed).toEqual(['Your order', 'Hello Tom, order 17 is ready.', 'Café Aurora'])
    await send.click()
    await inboxOf(page).shows('Hello Tom, order 17 is ready.')
    const phone = () => control.thread(whatsApp.accountId, 'tom').bubbles
    await expect.poll(() => phone().map(({ text }) => text.split('\n').filter(Boolean))).toEqual([previewed])
  }, 60_000)

  test('a person still answers on Instagram, for seven days, and the message says so', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { control } = world.simulator
    const thread = control.thread(instagram.accountId, instagram.customerId)
    const at = Date.now() - 2 * day
    const [sender, recipient] = [{ id: thread.address }, { id: instagram.accountId }]
    const message = { mid: 'old', text: 'Do you have cake?' }
    control.tellRaw({
      accountId: instagram.accountId,
      item: { sender, recipient, timestamp: at, message },
    })
    await world.quiet()
    thread.lastWrittenAt = at
    const page = await openInbox(browser, world.url)
    await inboxOf(page).open('Do you have cake?')
    await page.getByText('still takes an answer that a person writes').waitFor()
    await inboxOf(page).answer('We do, every day')
    await expect.poll(() => thread.bubbles.map(({ text }) => text)).toContain('We do, every day')
    await world.quiet()
    await page.getByRole('log', { name: 'Messages' }).getByText('We do, every day').waitFor()
    expect(world.simulator.ledger.accepted().items).toHaveLength(1)
  }, 60_000)
})
