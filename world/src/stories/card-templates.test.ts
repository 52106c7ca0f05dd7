import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { whatsApp } from './every-kind.ts'
import { inboxOf } from './inbox-page.ts'
import { tom, wroteLongAgo } from './long-ago.ts'
import { openInbox } from './signed-in.ts'

const sample = (name: string) => `simulator/samples/${name}`

describe.skipIf(!chromiumPath)('in the inbox', () => {
  test('cards are written beside what they will look like, and each is sent with a picture of its own', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { control } = world.simulator
    control.setReview({ reviewMs: 0 })
    expect(await wroteLongAgo(world, 'What is there today?')).toBe(200)
    const page = await openInbox(browser, world.url)
    await page.goto(`${world.url}/inbox/settings/templates`)
    await page.getByRole('button', { name: 'New template' }).click()
    await page.getByLabel('Name', { exact: true }).fill('shelf')
    await page.getByLabel('Category').last().selectOption('marketing')
    await page.getByLabel('Text, with gaps').fill('What we have today')
    await page.getByRole('button', { name: 'Add cards' }).click()
    for (const [at, text] of ['Bread, {{1}} a loaf.', 'Cake, {{1}} a piece.'].entries()) {
      const card = page.getByRole('group', { name: `Card ${at + 1}` })
      await card.getByLabel('Example of the picture').setInputFiles(sample('photo.jpg'))
      await card.getByLabel('Text of card').fill(text)
      await card.getByLabel('Example for {{1}}').fill('3 €')
      await card.getByLabel('Title of button 1').fill(at === 0 ? 'Bread' : 'Cake')
    }
    const preview = page.getByLabel('Preview')
    await expect.poll(() => preview.locator('.phone-picture').count()).toBe(2)
    await preview.getByText('Cake, 3 € a piece.').waitFor()
    await page.getByRole('button', { name: 'Hand in for review' }).click()
    await page.getByText('shelf is handed in').waitFor()
    await world.quiet()

    await page.goto(`${world.url}/inbox/`)
    await inboxOf(page).open(tom.name)
    await page.getByRole('button', { name: /^shelf/ }).click()
    const send = page.getByRole('button', { name: 'Send template' })
    await page.getByLabel('Card 1: Gap 1').fill('4 €')
    await page.getByLabel('Card 2: Gap 1').fill('5 €')
    await page.getByLabel('Card 1: image').setInputFiles(sample('picture.png'))
    expect(await send.getAttribute('aria-disabled')).toBe('true')
    await page.getByLabel('Card 2: image').setInputFiles(sample('photo.jpg'))
    await expect.poll(() => send.getAttribute('aria-disabled')).toBe('false')
    await send.click()
    const phone = () => control.thread(whatsApp.accountId, 'tom').bubbles
    await expect
      .poll(() => phone().map(({ layout }) => layout?.cards.map(({ body }) => body)), { timeout: 20_000 })
      .toEqual([['Bread, 4 € a loaf.', 'Cake, 5 € a piece.']])
    expect(phone()[0]?.files?.map(({ type }) => type)).toEqual(['image/png', 'image/jpeg'])

    const sent = page.getByRole('group', { name: '2 cards' }).getByRole('article')
    for (const [at, words] of ['Bread, 4 € a loaf.', 'Cake, 5 € a piece.'].entries()) {
      await sent.nth(at).getByText(words).waitFor()
      const [card, picture] = [sent.nth(at), sent.nth(at).locator('.picture')].map((each) =>
        each.boundingBox(),
      )
      expect((await picture)?.width).toBeLessThan((await card)?.width ?? 0)
    }
    await sent.nth(1).getByText('Cake', { exact: true }).waitFor()
  }, 90_000)
})
