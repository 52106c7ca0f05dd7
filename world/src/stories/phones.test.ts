import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { playEveryKind, whatsApp } from './every-kind.ts'

describe.skipIf(!chromiumPath)('a simulated phone', () => {
  test('shows every kind of message of both channels as what it is, and nothing is wider than the phone', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    await playEveryKind(world)
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    for (const [kind, unusual] of [
      ['whatsapp', ['An unusual message (hologram)', 'An unusual message (image)']],
      ['instagram', []],
    ] as const) {
      await page.goto(`${world.url}/simulator/phones/?phone=${kind}`)
      await page.locator('.bubble').first().waitFor()
      const shown: { words: string; files: number }[] = await page.evaluate(
        `[...document.querySelectorAll('.bubble')].map((bubble) => ({
          words: [...bubble.children].filter((part) => !part.matches('.meta, .tools')).map((part) => part.innerText).join(' ').trim(),
          files: bubble.querySelectorAll('img, video, audio, svg').length - bubble.querySelectorAll('.tools svg, .meta svg').length,
        }))`,
      )
      expect(shown.length).toBeGreaterThan(20)
      expect(shown.filter(({ words, files }) => words === '' && files === 0)).toEqual([])
      expect(shown.map(({ words }) => words).filter((words) => words.startsWith('An unusual'))).toEqual(
        unusual,
      )
      expect(await page.evaluate('document.querySelector(".talk").scrollWidth')).toBeLessThanOrEqual(390)
    }
  }, 120_000)

  test('is used with the keyboard alone: a picture goes out, gets a heart and is taken back', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    const { control } = world.simulator
    const bubble = () => control.thread(whatsApp.accountId, whatsApp.customerId).bubbles[0]
    await page.goto(`${world.url}/simulator/phones/?phone=whatsapp`)
    const composer = page.getByRole('textbox', { name: 'Message' })
    await composer.fill('From our window')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByRole('img', { name: 'Photo: From our window' }).waitFor()
    expect(bubble()).toMatchObject({ type: 'image', text: 'From our window' })
    const tools = page.getByRole('button', { name: 'What to do with this message' }).first()
    await tools.press('Enter')
    await page.getByRole('button', { name: '❤️' }).press('Enter')
    await page.getByRole('img', { name: 'Reactions: ❤️' }).waitFor()
    expect(bubble()?.reactions).toEqual({ customer: '❤️' })
    await tools.press('Enter')
    await page.keyboard.press('Escape')
    await expect.poll(() => tools.evaluate('document.activeElement.className')).toBe('tools')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Take back' }).press('Enter')
    await page.getByText('This message was deleted').waitFor()
    expect(bubble()?.deleted).toBe(true)
  }, 60_000)
})
