import { listAccounts } from '@parley/contract/account.ts'
import { describe, expect, test } from 'vitest'

import { keyHolder } from '../lapse/key-holder.ts'
import { demo } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { openInbox } from './signed-in.ts'

describe.skipIf(!chromiumPath)('the settings in the inbox', () => {
  test('customers see read receipts until somebody switches them off, and a template gets its picture', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const api = await keyHolder(() => world.url, demo)
    const page = await openInbox(browser, world.url)
    await page.goto(`${world.url}/inbox/settings/shows`)
    const [first] = (await api(listAccounts, {})).data
    const account = page.getByRole('region', { name: first?.name ?? '' })
    await account.getByRole('switch', { name: 'Show that a message was read' }).click()
    await page.getByText('Saved.').waitFor()
    const after = (await api(listAccounts, {})).data.find(({ id }) => id === first?.id)
    expect([first?.send_read_receipts, after?.send_read_receipts]).toEqual([true, false])

    await page.goto(`${world.url}/inbox/settings/templates`)
    await page.getByRole('button', { name: 'New template' }).click()
    await page.getByLabel('Name', { exact: true }).fill('fresh_bread')
    await page.getByLabel('Heading').selectOption('image')
    await page.getByLabel('Example of the picture').setInputFiles('simulator/samples/photo.jpg')
    await page.getByLabel('Text, with gaps').fill('Bread is *out*, come and get it.')
    await page.locator('.phone-picture').waitFor()
    expect(await page.getByLabel('Text, with gaps').inputValue()).toBe('Bread is *out*, come and get it.')
    expect(await page.getByLabel('Preview').locator('strong').innerText()).toBe('out')
    await page.getByRole('button', { name: 'Hand in for review' }).click()
    await page.getByText('fresh_bread is handed in').waitFor()
  }, 60_000)
})
