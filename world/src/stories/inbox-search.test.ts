import { AxeBuilder } from '@axe-core/playwright'
import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { whatsApp } from './every-kind.ts'
import { inboxOf } from './inbox-page.ts'

const { accountId } = whatsApp

describe.skipIf(!chromiumPath)('in the inbox an agent', () => {
  test('finds what was said long ago, opens it in its place, reads on both ways, and comes back to what was found', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { simulator } = world
    simulator.control.setCoexistence(accountId, { coexistence: true })
    simulator.control.importHistory({ accountId, messages: 150, pictures: 0 })
    await world.quiet()
    simulator.control.write({ accountId, customerId: 'mia', text: 'Crème brûlée for eight, please' })
    await world.quiet()
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await page.request.post(`${world.url}/demo/session`)
    await page.goto(`${world.url}/inbox/`)
    await inboxOf(page).lists('Mia')
    const known = async () =>
      (await (await page.request.get(`${world.url}/api/v1/search?text=brul`)).json()).data
    await expect.poll(known, { interval: 500, timeout: 30_000 }).toHaveLength(1)

    const box = page.getByRole('searchbox', { name: 'Search messages and people' })
    await page.keyboard.press('/')
    await page.keyboard.type('brul creme')
    const crème = page.getByRole('link', { name: /Crème brûlée for eight/ })
    await crème.waitFor()
    expect(await crème.locator('mark').allInnerTexts()).toEqual(['Crème', 'brûlée'])
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

    await box.fill('mia')
    await page.getByRole('heading', { name: 'People' }).waitFor()
    await box.fill('mia "earlier message"')
    await page.getByText('Nothing has').waitFor()
    await box.fill('"message 20"')
    await page.getByRole('link', { name: /Mia.*Earlier message 20/ }).click()
    const found = page.locator('[data-found=true]')
    await expect.poll(() => found.innerText()).toContain('Earlier message 20')
    await expect.poll(async () => (await found.boundingBox())?.y).toBeGreaterThan(150)
    expect(await inboxOf(page).thread()).not.toContain('Crème brûlée for eight, please')

    const log = page.getByRole('log', { name: 'Messages' })
    await expect
      .poll(async () => {
        await log.evaluate((element) => element.scrollTo(0, element.scrollHeight))
        return inboxOf(page).thread()
      })
      .toContain('Crème brûlée for eight, please')
    simulator.control.write({ accountId, customerId: 'mia', text: 'And one without sugar' })
    await inboxOf(page).shows('And one without sugar')
    await page.goBack()
    await page.getByRole('link', { name: /Mia.*Earlier message 20/ }).waitFor()
    expect(await box.inputValue()).toBe('"message 20"')
  }, 180_000)
})
