import { fileURLToPath } from 'node:url'

import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { playEveryKind, whatsApp } from './stories/every-kind.ts'
import { inboxOf } from './stories/inbox-page.ts'
import { orderReady, tom, wroteLongAgo } from './stories/long-ago.ts'
import type { World } from './world.ts'

interface Look {
  readonly name: string
  readonly options: BrowserContextOptions
}

type Shoot = (page: Page, name: string) => Promise<void>

const files = ['photo.jpg', 'paper.pdf', 'sticker.webp'].map((name) =>
  fileURLToPath(new URL(`../../simulator/samples/${name}`, import.meta.url)),
)

/** Everything that can be said was, and somebody waits since three days. */
export async function playKinds(world: World): Promise<void> {
  world.simulator.control.addTemplate({ accountId: whatsApp.accountId, template: orderReady })
  await wroteLongAgo(world, 'Is my cake ready?')
  await playEveryKind(world)
}

/** Pictures of all kinds of messages, of writing with files and voice, and of templates. */
export async function shootKinds(
  { url }: World,
  browser: Browser,
  { name, options }: Look,
  shoot: Shoot,
): Promise<void> {
  const page = await browser.newPage(options)
  await page.request.post(`${url}/demo/session`)
  const open = async (customer: string, last: string) => {
    await page.goto(`${url}/inbox/`)
    await inboxOf(page).open(customer)
    await inboxOf(page).shows(last)
  }
  await open('Ana Ferreira', 'Do you see it?')
  await shootLog(page, `kinds-whatsapp-${name}`, shoot)
  await open('Léa Martin', 'See you at ten')
  await shootLog(page, `kinds-instagram-${name}`, shoot)
  await page.locator('[data-picture]').first().click()
  await page.getByRole('dialog', { name: 'Picture' }).getByRole('img').waitFor()
  await shoot(page, `viewer-${name}`)
  await page.keyboard.press('Escape')
  await shootWriting(page, name, shoot)
  await open(tom.name, 'Is my cake ready?')
  await shootTemplates(page, url, name, shoot)
  await page.close()
}

/** The whole log, a screen at a time. */
async function shootLog(page: Page, name: string, shoot: Shoot): Promise<void> {
  const log = page.getByRole('log', { name: 'Messages' })
  const line = log.locator('.line')
  const count = await line.count()
  for (let at = 0; at < count; at += 4) {
    await line.nth(at).evaluate((top) => top.scrollIntoView({ block: 'start', behavior: 'instant' }))
    await shoot(page, `${name}-${String(at).padStart(2, '0')}`)
  }
}

async function shootWriting(page: Page, name: string, shoot: Shoot): Promise<void> {
  const first = page.getByRole('log', { name: 'Messages' }).locator('.line[data-side=in]').first()
  await first.getByRole('button', { name: 'React to this message' }).click()
  await shoot(page, `reactions-${name}`)
  await page.keyboard.press('Escape')
  await first.getByRole('button', { name: 'Answer this message' }).click()
  await page.getByLabel('Files').setInputFiles(files)
  await page.getByRole('button', { name: 'Try sticker.webp again' }).waitFor()
  await shoot(page, `attachments-${name}`)
  await page.getByRole('button', { name: 'Record a voice message' }).click()
  await page.getByRole('timer').waitFor()
  await shoot(page, `recorder-${name}`)
}

async function shootTemplates(page: Page, url: string, name: string, shoot: Shoot): Promise<void> {
  const template = page.locator('.template-list').getByRole('button', { name: orderReady.name })
  await template.waitFor()
  await shoot(page, `window-closed-${name}`)
  await template.click()
  await page.getByLabel('Preview').waitFor()
  await shoot(page, `template-filled-${name}`)
  await page.goto(`${url}/inbox/settings/templates`)
  await template.click()
  await page.getByLabel('Preview').waitFor()
  await shoot(page, `templates-${name}`)
  await page.getByRole('button', { name: 'Edit' }).click()
  await page.getByRole('button', { name: 'Hand in for review' }).waitFor()
  await shoot(page, `template-editor-${name}`)
}
