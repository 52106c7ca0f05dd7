import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { demo as plan } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { playEveryKind } from './every-kind.ts'
import { inboxOf } from './inbox-page.ts'

const looks = ['light', 'dark'] as const

describe.skipIf(!chromiumPath)('axe has nothing to say', () => {
  test('about what there is before somebody has signed in', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    for (const colorScheme of looks) {
      const page = await (await browser.newContext({ colorScheme })).newPage()
      const examine = async (name: string) =>
        expect.soft(await complaints(page), `${name} ${colorScheme}`).toEqual([])
      await page.goto(`${world.url}/inbox/`)
      await page.getByRole('button', { name: 'Sign in' }).waitFor()
      await examine('sign-in')
      await page.request.post(`${world.url}/api/v1/session`, { data: plan.owner })
      const data = { email: `${colorScheme}@aurora.example`, name: 'Ida', role: 'agent' }
      const made = await page.request.post(`${world.url}/api/v1/users`, { data })
      await page.context().clearCookies()
      await page.goto((await made.json()).url)
      await page.getByRole('button', { name: 'Join' }).waitFor()
      await examine('invitation')
      await page.goto(world.url)
      await page.frameLocator('iframe[title="Inbox"]').getByText(plan.business).first().waitFor()
      await examine('demo')
      await page.goto(`${world.url}/simulator/phones/`)
      await page.getByRole('log').first().waitFor()
      await examine('phones')
    }
  }, 120_000)

  test('about the inbox with every kind of message, and what opens in it', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    await playEveryKind(world)
    for (const colorScheme of looks) {
      const page = await (await browser.newContext({ colorScheme })).newPage()
      const examine = async (name: string) =>
        expect.soft(await complaints(page), `${name} ${colorScheme}`).toEqual([])
      await page.request.post(`${world.url}/demo/session`)
      await page.goto(`${world.url}/inbox/`)
      await inboxOf(page).lists('Ana Ferreira')
      await examine('list')
      await inboxOf(page).open('Léa Martin')
      await inboxOf(page).shows('See you at ten')
      await examine('Instagram')
      await inboxOf(page).open('Ana Ferreira')
      await inboxOf(page).shows('Do you see it?')
      await examine('WhatsApp')
      await page.locator('[data-picture]').first().click()
      await page.getByRole('dialog', { name: 'Picture' }).getByRole('img').waitFor()
      await examine('viewer')
      await page.keyboard.press('Escape')
      await page.getByRole('button', { name: 'Send a template' }).click()
      await page.locator('.template-list').getByRole('button', { name: 'hello_world' }).waitFor()
      await examine('template picker')
      await page.locator('.template-list').getByRole('button', { name: 'hello_world' }).click()
      await page.getByLabel('Preview').waitFor()
      await examine('template, filled in')
      await page.goto(`${world.url}/inbox/settings/templates`)
      await page.locator('.template-list').getByRole('button', { name: 'hello_world' }).click()
      await page.getByRole('button', { name: 'Edit' }).waitFor()
      await examine('templates')
      await page.getByRole('button', { name: 'New template' }).click()
      await page.getByRole('button', { name: 'Hand in for review' }).waitFor()
      await examine('template editor')
      await page.goto(`${world.url}/inbox/settings/auto-reply`)
      await page.getByRole('heading', { name: 'Automatic answers' }).waitFor()
      await examine('automatic answers')
      await page.goto(`${world.url}/inbox/settings/shows`)
      await page.getByRole('switch').first().waitFor()
      await examine('what customers see')
    }
  }, 180_000)

  test('about the simulated phones with every kind of message, and what opens on them', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    await playEveryKind(world)
    for (const colorScheme of looks) {
      const page = await (await browser.newContext({ colorScheme, reducedMotion: 'reduce' })).newPage()
      const examine = async (name: string) =>
        expect.soft(await complaints(page), `${name} ${colorScheme}`).toEqual([])
      const opened = async (name: string, sheet: string) => {
        await page.getByRole('button', { name, exact: true }).last().press('Enter')
        await page.getByRole('dialog', { name: sheet }).waitFor()
        await examine(sheet)
        await page.keyboard.press('Escape')
      }
      for (const kind of ['whatsapp', 'instagram']) {
        await page.goto(`${world.url}/simulator/phones/?phone=${kind}`)
        await page.locator('.bubble').first().waitFor()
        await examine(kind)
        await opened('Attach', 'Attach')
        await opened('More', 'More')
        await opened('What to do with this message', 'What to do with this message')
        await page.getByRole('button', { name: /own phone/ }).press('Enter')
        await page.getByText('on the business’s own phone').waitFor()
        await examine(`${kind} of the business`)
      }
      await page.close()
    }
  }, 180_000)
})

/** Which rules of WCAG 2.2 (A and AA) and of good practice are broken, and where. */
async function complaints(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
}
