import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

import { describe, expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { demo } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, microphone, openBrowser } from './browser.ts'
import { instagram, whatsApp } from './every-kind.ts'
import { fetchTemplates } from './fetch-templates.ts'
import { openThread } from './thread-page.ts'

const sample = (name: string) => fileURLToPath(new URL(`../../../simulator/samples/${name}`, import.meta.url))
/** The button that sends, once everything has been uploaded. */
const ready = '.composer [type=submit][aria-disabled=false]'

describe.skipIf(!chromiumPath)('an agent', () => {
  test('sends a chosen file and a pasted one, the first with a caption', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const { page, inbox, phone } = await openThread(browser, world)
    await page.getByLabel('Files').setInputFiles(sample('paper.pdf'))
    await page.evaluate(pasting((await readFile(sample('photo.jpg'))).toString('base64')))
    const tray = page.getByRole('list', { name: 'Attachments' })
    await tray.getByRole('button', { name: 'Remove pasted.jpg' }).waitFor()
    await page.locator(ready).waitFor()
    await inbox.answer('Our prices')
    await expect.poll(() => tray.count()).toBe(0)
    const arrived = () =>
      phone().flatMap(({ type, text, files = [] }) => (files.length > 0 ? [[type, text]] : []))
    await expect.poll(arrived).toEqual([
      ['document', 'Our prices'],
      ['image', ''],
    ])
    await page.getByRole('link', { name: 'paper.pdf' }).waitFor()
    await expect.poll(() => page.locator('[data-picture]').count()).toBe(1)
  }, 60_000)

  test.each([
    ['WhatsApp', whatsApp, 'voice'],
    ['Instagram', instagram, 'audio'],
  ])(
    'records a voice message that %s takes',
    async (_, whose, kind) => {
      await using world = await temporaryWorld()
      await using browser = await openBrowser(...microphone)
      const { page, phone } = await openThread(browser, world, whose)
      await page.getByRole('button', { name: 'Record a voice message' }).click()
      await page.getByRole('timer').filter({ hasText: '0:01' }).waitFor()
      await page.getByRole('button', { name: 'Keep' }).click()
      await page.locator(ready).click()
      const arrived = () => phone().flatMap(({ files = [] }) => files.map((each) => each.kind))
      await expect.poll(arrived).toEqual([kind])
      await page.getByRole('button', { name: 'Play Voice message' }).waitFor()
    },
    60_000,
  )

  test('leaves the recorder and the templates with Esc, and is in the conversation still', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser(...microphone)
    const { page } = await openThread(browser, world)
    await fetchTemplates(await keyHolder(() => world.url, demo))
    await page.getByRole('button', { name: 'Record a voice message' }).click()
    await page.getByRole('timer').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.composer textarea:focus').waitFor()
    await page.getByRole('button', { name: 'Send a template' }).click()
    await page.locator('.template-picker [type=search]:focus').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('textbox', { name: 'Message' }).waitFor()
  }, 60_000)

  test.each([
    ['WhatsApp', whatsApp],
    ['Instagram', instagram],
  ])(
    'and a customer on %s react to each other, and answer what they mean',
    async (_, whose) => {
      await using world = await temporaryWorld()
      await using browser = await openBrowser()
      const { inbox, line, does, writes, phone } = await openThread(browser, world, whose)
      const theirs = line('Good morning')
      await theirs.getByRole('button', { name: 'React to this message' }).click()
      await theirs.getByRole('button', { name: '❤️' }).click()
      await expect.poll(() => phone()[0]?.reactions).toEqual({ business: '❤️' })
      await theirs.getByRole('img', { name: 'You: ❤️' }).waitFor()

      await theirs.getByRole('button', { name: 'Answer this message' }).click()
      await inbox.answer('To you, too')
      await line('To you, too').getByRole('button', { name: 'Good morning' }).waitFor()
      const ours = () => phone().find(({ text }) => text === 'To you, too')
      await expect.poll(() => ours()?.replyTo).toBe(phone()[0]?.id)
      await world.quiet()
      does({ kind: 'reaction', messageId: ours()?.id ?? '', emoji: '😂' })
      await line('To you, too').getByRole('img', { name: ': 😂' }).waitFor()

      const { id } = await writes({ text: 'At tne', replyTo: ours()?.id ?? '' })
      await line('At tne').getByRole('button', { name: 'To you, too' }).waitFor()
      does({ kind: 'edit', messageId: id, text: 'At ten' })
      await line('At ten').getByTitle('Before: At tne').waitFor()
    },
    60_000,
  )
})

/** In the page: somebody pastes a picture into the reply. */
function pasting(base64: string): string {
  return `{
    const bytes = Uint8Array.from(atob('${base64}'), (each) => each.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], 'pasted.jpg', { type: 'image/jpeg' }))
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.composer textarea').dispatchEvent(paste)
  }`
}
