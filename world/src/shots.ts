import { mkdirSync } from 'node:fs'
import { join } from 'node:path'

import { buildStale } from '@parley/scripts/build'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { demo as plan, keyOf } from './plan.ts'
import { playKinds, shootKinds } from './shots-of-kinds.ts'
import { microphone, openBrowser } from './stories/browser.ts'
import { openDemo } from './stories/demo-page.ts'
import { inboxOf } from './stories/inbox-page.ts'
import { temporaryWorld } from './temporary-world.ts'
import type { World } from './world.ts'

/** `node world/src/shots.ts <folder>`: plays a morning at the café and takes a picture of every page in every look. */
const folder = process.argv[2] ?? 'screenshots/out'
mkdirSync(folder, { recursive: true })

const sizes = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const
const looks = (['wide', 'narrow'] as const).flatMap((size) =>
  (['light', 'dark'] as const).map((colorScheme) => ({
    name: `${size}-${colorScheme}`,
    narrow: size === 'narrow',
    options: { viewport: sizes[size], colorScheme } satisfies BrowserContextOptions,
  })),
)

await buildStale()
await using world = await temporaryWorld()
await using browser = await openBrowser(...microphone)
for (const look of looks) await shootEmpty(browser, look)
await playMorning(world, browser)
for (const look of looks) await shootFull(browser, look)
await shootRush(browser)
await using full = await temporaryWorld()
await playKinds(full)
for (const look of looks) await shootKinds(full, browser, look, shoot)

type Look = (typeof looks)[number]

async function shootEmpty(on: Browser, { name, options }: Look): Promise<void> {
  const { page, inbox } = await openDemo(on, world.url, options)
  await inbox.getByText(plan.business).first().waitFor({ state: 'attached' })
  await shoot(page, `demo-empty-${name}`)
  await page.context().clearCookies()
  await page.goto(`${world.url}/inbox/`)
  await page.getByRole('button', { name: 'Sign in' }).waitFor()
  await shoot(page, `sign-in-${name}`)
  await page.close()
}

/** Guests write, rules answer, and Nora talks with Ana. */
async function playMorning({ simulator, quiet, url }: World, on: Browser): Promise<void> {
  const [whatsApp, instagram] = plan.accounts.map(keyOf)
  const writes = async (
    accountId: string | undefined,
    customerId: string,
    what: Pick<Parameters<typeof simulator.control.write>[0], 'text' | 'says'>,
  ): Promise<void> => {
    simulator.control.write({ accountId: accountId ?? '', customerId, ...what })
    await quiet()
  }
  const says = (accountId: string | undefined, customerId: string, text: string) =>
    writes(accountId, customerId, { text })
  await says(whatsApp, 'tom', 'Hi, can I order a birthday cake for Saturday?')
  await says(instagram, 'ida', 'Love the new place! 😍')
  await says(instagram, 'lea', 'Bonjour! How much is the soup?')
  await says(whatsApp, 'mia', 'Is there wifi?')
  await says(whatsApp, 'ana', 'Good morning! Are you open on Sunday?')
  const demo = await openDemo(on, url)
  const inbox = inboxOf(demo.inbox)
  await inbox.open('Ana Ferreira')
  await says(whatsApp, 'ana', 'Great. We would be eight people, with a pram. Is that all right?')
  await writes(whatsApp, 'ana', { says: { kind: 'image', caption: 'By this window, if we may?' } })
  await inbox.answer(
    'Eight is lovely. I will keep the long table by the window for you, with room for the pram.',
  )
  await inbox.ticks('Eight is lovely', 'Read')
  await writes(whatsApp, 'ana', { says: { kind: 'voice' } })
  await says(whatsApp, 'ana', 'You are the best, thank you! See you at ten.')
  await inbox.shows('You are the best')
  await demo.page.close()
}

async function shootFull(on: Browser, { name, narrow, options }: Look): Promise<void> {
  const { page, inbox, crm } = await openDemo(on, world.url, options)
  const tab = async (label: string): Promise<void> => {
    if (narrow) await page.getByRole('button', { name: label, exact: true }).click()
  }
  await page.locator('.webhooks li').first().waitFor({ state: 'attached' })
  await shoot(page, `demo-phone-${name}`)
  await tab('Inbox')
  await inboxOf(inbox).open('Ana Ferreira')
  await inboxOf(inbox).shows('You are the best')
  await shoot(page, `demo-${name}`)
  await tab('CRM')
  await crm.getByRole('listitem').nth(1).locator('summary').click()
  await shoot(page, `demo-crm-${name}`)
  await page.getByRole('button', { name: /^Chaos/ }).click()
  await page.frameLocator('iframe[title="Chaos dial"]').getByRole('slider').first().waitFor()
  await shoot(page, `demo-chaos-${name}`)
  await page.goto(`${world.url}/inbox/`)
  await inboxOf(page).lists('Ana Ferreira')
  await shoot(page, `inbox-list-${name}`)
  await inboxOf(page).open('Ana Ferreira')
  await inboxOf(page).shows('You are the best')
  await shoot(page, `inbox-thread-${name}`)
  await page.goto(`${world.url}/inbox/?find=the`)
  await page.getByRole('heading', { name: 'Messages' }).waitFor()
  await shoot(page, `inbox-search-${name}`)
  await page.goto(`${world.url}/simulator/phones/`)
  await page.getByRole('log').first().getByText('You are the best').first().waitFor()
  await shoot(page, `phones-${name}`)
  await page.close()
}

async function shootRush(on: Browser): Promise<void> {
  world.simulator.control.setChaos({ preset: 'rough' })
  const { page } = await openDemo(on, world.url)
  await page.getByRole('button', { name: 'Send 1,000 messages' }).click()
  await page.getByRole('progressbar').waitFor()
  await page.locator('.under-way').waitFor()
  await shoot(page, 'demo-rush')
  await page.close()
}

/** After the fonts are there and whatever moves has come to rest. */
async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('load')
  await page.evaluate('document.fonts.ready.then(() => undefined)')
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
}
