import { put } from '@parley/core/domain/change.ts'
import type { Message } from '@parley/core/domain/message.ts'
import type { Locator } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { demo } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import type { World } from '../world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { whatsApp } from './every-kind.ts'
import { inboxOf } from './inbox-page.ts'
import { openInbox } from './signed-in.ts'

const count = 10_000
/** What the last message answers. */
const answered = count - 450
/** Lines on the page, whatever the length of the thread. */
const mostDrawn = 240

describe.skipIf(!chromiumPath)('a conversation of 10,000 messages', () => {
  test('is read back without a jump, of which little is drawn, and opens at any of its messages', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const messages = await longThread(world)
    const page = await openInbox(browser, world.url)
    const log = page.getByRole('log', { name: 'Messages' })
    const lines = log.locator('[data-message]')
    await inboxOf(page).open('Ana')
    await inboxOf(page).shows(saying(count - 1))

    const loaded = new Set<string>()
    while (loaded.size < 600) {
      expect(await shiftOf(log, -1_500)).toBeLessThan(1)
      expect(await lines.count()).toBeLessThan(mostDrawn)
      for (const text of await log.locator('.bubble > p').allInnerTexts()) loaded.add(text)
    }
    expect(await log.getAttribute('aria-live')).toBe('off')
    await log.press('End')
    await inboxOf(page).shows(saying(count - 1))
    expect(await lines.count()).toBeLessThan(mostDrawn)
    expect(await log.getAttribute('aria-live')).toBe('polite')

    const earlier = log.locator('.bubble > p').filter({ hasText: saying(answered) })
    expect(await earlier.count()).toBe(0)
    await page.getByTitle('Go to the message').click()
    await expect.poll(() => inView(earlier, log)).toBe(true)
    expect(await shiftOf(log, -1_500)).toBeLessThan(1)

    const middle = messages[count / 2]
    await page.goto(`${world.url}/inbox/c/${middle?.conversation}?at=${middle?.id}`)
    const found = page.locator('[data-found=true]')
    await expect.poll(() => found.innerText()).toContain(saying(count / 2))
    for (const by of [-1_500, -1_500, 1_500, 1_500, 1_500, 1_500, 1_500, 1_500])
      expect(await shiftOf(log, by)).toBeLessThan(1)
    await page.getByRole('button', { name: 'Latest' }).click()
    await inboxOf(page).shows(saying(count - 1))
  }, 120_000)
})

/** Scrolls, and tells by how many pixels what was seen is not where it should be, once more was loaded and drawn. */
async function shiftOf(log: Locator, by: number): Promise<number> {
  const before = await log.evaluate((element, byPx) => {
    const { top, bottom } = element.getBoundingClientRect()
    const seen = [...element.querySelectorAll('[data-message]')].filter((line) => {
      const box = line.getBoundingClientRect()
      return box.bottom > top && box.top < bottom
    })
    const line = byPx < 0 ? seen[0] : seen.at(-1)
    element.scrollTop += byPx
    return { id: line?.getAttribute('data-message'), top: line?.getBoundingClientRect().top ?? 0 }
  }, by)
  for (let frame = 0; frame < 3; frame += 1) await log.page().evaluate('new Promise(requestAnimationFrame)')
  await expect.poll(() => log.getAttribute('aria-busy')).toBe('false')
  const line = log.locator(`[data-message="${before.id}"]`)
  const after = await line.evaluate((element) => element.getBoundingClientRect().top)
  return Math.abs(after - before.top)
}

async function inView(line: Locator, log: Locator): Promise<boolean> {
  if ((await line.count()) === 0) return false
  const [box, around] = [await line.boundingBox(), await log.boundingBox()]
  return box !== null && around !== null && box.y > around.y && box.y < around.y + around.height
}

/** Ana's conversation with all her messages, some longer than others, from the oldest to the latest. */
async function longThread(world: World): Promise<readonly Message[]> {
  world.simulator.control.write({ ...whatsApp, text: 'Good morning' })
  await world.quiet()
  const { hub } = world.booted
  const owner = await hub.stores.userByEmail(demo.owner.email)
  if (!owner) throw new Error('There is no owner.')
  const store = hub.stores.of(owner.tenant)
  const [row] = await store.conversations({
    status: null,
    account: null,
    unreadOnly: false,
    after: null,
    limit: 1,
  })
  if (!row) throw new Error('Ana has not arrived.')
  const [first] = (await store.thread(row.conversation.id, null, 10)).toReversed()
  if (!first) throw new Error('Ana has said nothing.')
  const messages = Array.from({ length: count }, (_, n): Message => {
    const text = saying(n) + ' and so on'.repeat((n * 7) % 40)
    const at = first.placedAt - (count - n) * 60_000
    return {
      ...first,
      id: hub.moment().id('msg'),
      content: { kind: 'text', text },
      externalId: `long-${n}`,
      idempotencyKey: null,
      replyTo: n === count - 1 ? `long-${answered}` : null,
      seq: row.conversation.lastSeq + 1 + n,
      placedAt: at,
      sentAt: at,
      version: 0,
    }
  })
  for (let at = 0; at < count; at += 50) {
    const changes = messages.slice(at, at + 50).map((message) => put('message', message))
    const verdict = await store.commit({ changes, tasks: [], finish: null })
    expect(verdict).toMatchObject({ kind: 'done' })
  }
  return messages
}

function saying(n: number): string {
  return `Message ${n}.`
}
