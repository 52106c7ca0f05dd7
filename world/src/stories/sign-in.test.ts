import { describe, expect, test } from 'vitest'

import { demo as plan } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'

describe.skipIf(!chromiumPath)('signing in', () => {
  test('the wrong password is refused in words, the right one opens the inbox, and signing out closes it', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await browser.newPage()
    await page.goto(`${world.url}/inbox/`)
    await page.getByLabel('E-mail').fill(plan.owner.email)
    await page.getByLabel('Password').fill('not it at all')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').getByText('password').waitFor()

    await page.getByLabel('Password').fill(plan.owner.password)
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('heading', { name: plan.business }).waitFor()

    const cookies = await page.context().cookies()
    const shut = { httpOnly: true, sameSite: 'Lax' }
    expect(cookies).toMatchObject([shut, shut])
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByText('Sign out').click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    const session = await page.request.get(`${world.url}/api/v1/session`)
    expect(await session.json()).toMatchObject({ signed_in: null })
  }, 60_000)
})
