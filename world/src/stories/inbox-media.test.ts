import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { openThread } from './thread-page.ts'

describe.skipIf(!chromiumPath)('media in the inbox', () => {
  test('a voice message plays from its playable copy, as fast as one likes, and the next one follows', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { page, writes } = await openThread(browser, world)
    await writes({ says: { kind: 'voice' } })
    await writes({ says: { kind: 'voice', file: { sample: 'voice.ogg', seed: 1 } } })
    const voices = page.locator('[data-voice]')
    await expect.poll(() => voices.count()).toBe(2)

    const asked = page.waitForRequest(/variant=playable/)
    await voices.first().getByRole('button', { name: 'Play Voice message' }).click()
    await asked
    const heard = (place: number) => voices.nth(place).locator('[data-heard=true]').first()
    await heard(0).waitFor({ state: 'attached' })
    await voices.first().getByRole('button', { name: 'Speed: 1 times' }).click()
    await voices.first().getByRole('button', { name: 'Speed: 1.5 times' }).waitFor()
    await heard(1).waitFor({ state: 'attached' })
    await voices.last().getByRole('button', { name: 'Play Voice message' }).waitFor()
  }, 60_000)

  test('a picture opens, arrows go through the others, and Esc leads back to where one was', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { page, writes } = await openThread(browser, world)
    await writes({ says: { kind: 'image' } })
    await writes({ says: { kind: 'image', file: 'picture.png' } })
    const pictures = page.locator('[data-picture]')
    await expect.poll(() => pictures.count()).toBe(2)
    await pictures.first().focus()
    await page.keyboard.press('Enter')
    const viewer = page.getByRole('dialog', { name: 'Picture' })
    await viewer.getByRole('img', { name: 'Picture 1 of 2' }).waitFor()
    await page.keyboard.press('ArrowRight')
    const second = viewer.getByRole('img', { name: 'Picture 2 of 2' })
    await second.waitFor()
    expect(await second.getAttribute('src')).toContain(await pictures.last().getAttribute('data-picture'))
    await expect.poll(() => second.evaluate((image) => Reflect.get(image, 'naturalWidth'))).toBeGreaterThan(0)
    await page.keyboard.press('Escape')
    await viewer.waitFor({ state: 'detached' })
    expect(await page.evaluate('document.activeElement.dataset.picture')).toBe(
      await pictures.first().getAttribute('data-picture'),
    )
  }, 60_000)

  test('a picture that comes late moves nothing', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { page, writes, line } = await openThread(browser, world)
    const late = Promise.withResolvers<void>()
    await page.route(/\/files\/.*thumbnail/, async (route) => {
      await late.promise
      await route.continue()
    })
    await writes({ says: { kind: 'image' } })
    const image = page.locator('[data-picture] img')
    await image.waitFor({ state: 'attached' })
    const places = async () => [await line('Good morning').boundingBox(), await image.boundingBox()]
    const before = await places()
    late.resolve()
    await expect
      .poll(() => image.evaluate((element) => Reflect.get(element, 'naturalWidth')))
      .toBeGreaterThan(0)
    expect(await places()).toEqual(before)
  }, 60_000)

  test('a document is downloaded under its name', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { page, writes } = await openThread(browser, world)
    await writes({ says: { kind: 'document', filename: 'Prices & more.pdf' } })
    const downloading = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Prices & more.pdf' }).click()
    expect((await downloading).suggestedFilename()).toBe('Prices & more.pdf')
  }, 60_000)

  test('what a customer takes back is gone: from the thread, the API and the feed, with its bytes', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { page, line, writes, does } = await openThread(browser, world)
    const ask = async (path: string) => page.request.get(`${world.url}/api/v1/${path}`)
    const { cursor } = await (await ask('events')).json()
    const { id } = await writes({ says: { kind: 'image', caption: 'My passport' } })
    const file = await page.locator('[data-picture]').getAttribute('data-picture')
    const bytes = async () => (await ask(`files/${file}/content`)).status()
    expect(await bytes()).toBe(200)

    does({ kind: 'unsend', messageId: id })
    await line('This message was deleted.').waitFor()
    await world.quiet()
    expect(await page.locator('[data-picture]').count()).toBe(0)
    expect([404, 410]).toContain(await bytes())
    const conversation = new URL(page.url()).pathname.split('/').at(-1)
    const told = await (await ask(`conversations/${conversation}/messages`)).text()
    const feed = await (await ask(`events?after=${cursor}`)).text()
    expect(feed).toContain('message.deleted')
    expect(told + feed).not.toContain('My passport')
  }, 60_000)
})
