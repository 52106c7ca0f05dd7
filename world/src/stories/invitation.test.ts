import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'

import { demo as plan } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import type { World } from '../world.ts'
import { chromiumPath, openBrowser } from './browser.ts'

async function invite({ url }: World, page: Page): Promise<string> {
  await page.request.post(`${url}/api/v1/session`, { data: plan.owner })
  const data = { email: 'ida@aurora.example', name: 'Ida', role: 'agent' }
  const made = await page.request.post(`${url}/api/v1/users`, { data })
  await page.context().clearCookies()
  return (await made.json()).url
}

describe.skipIf(!chromiumPath)('an invitation', () => {
  test('is accepted with the keyboard alone: a name, a password that is long enough, and the inbox opens', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await browser.newPage()
    await page.goto(await invite(world, page))
    await page.getByRole('heading', { name: `Join ${plan.business}` }).waitFor()
    expect(await page.getByLabel('E-mail').inputValue()).toBe('ida@aurora.example')

    const password = page.getByLabel('Password', { exact: true })
    await password.waitFor()
    expect(await password.evaluate('document.activeElement.name')).toBe('password')
    await page.keyboard.type('short')
    await page.keyboard.press('Enter')
    await page.getByText('This must have at least 10 characters.').waitFor()

    await page.keyboard.press('Shift+Tab')
    await page.keyboard.type('Ida Berg')
    await page.keyboard.press('Tab')
    await page.keyboard.type('a short sentence')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    expect(await password.getAttribute('type')).toBe('text')
    await page.keyboard.press('Enter')

    await page.getByRole('heading', { name: plan.business, exact: true }).waitFor()
    expect(page.url()).toBe(`${world.url}/inbox/`)
    const session = await page.request.get(`${world.url}/api/v1/session`)
    expect((await session.json()).signed_in.user).toMatchObject({ name: 'Ida Berg', status: 'active' })
  }, 60_000)

  test('that is opened where somebody else is signed in says so, and the inbox is the new one’s', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await browser.newPage()
    const url = await invite(world, page)
    await page.request.post(`${world.url}/api/v1/session`, { data: plan.owner })
    await page.goto(url)
    await page.getByText(`${plan.owner.name} is signed in here now`).waitFor()
    await page.getByLabel('Password', { exact: true }).fill('a short sentence')
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('heading', { name: plan.business, exact: true }).waitFor()
    const session = await page.request.get(`${world.url}/api/v1/session`)
    expect((await session.json()).signed_in.user.name).toBe('Ida')
  }, 60_000)

  test('that was used, or is not whole, says so and leads to the sign-in', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await browser.newPage()
    const url = await invite(world, page)
    const token = new URL(url).hash.slice(1)
    const data = { token, password: 'a short sentence' }
    await page.goto(url)
    await page.getByRole('button', { name: 'Join' }).waitFor()
    expect((await page.request.post(`${world.url}/api/v1/invitations/accept`, { data })).ok()).toBe(true)
    await page.context().clearCookies()

    await page.getByLabel('Password', { exact: true }).fill('another sentence')
    await page.getByRole('button', { name: 'Join' }).click()
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
    await page.goto(`${world.url}/inbox/invitation`)
    await page.getByRole('heading', { name: 'This link does not work any more' }).waitFor()
    await page.getByRole('button', { name: 'Go to sign in' }).click()
    await page.getByRole('button', { name: 'Sign in' }).waitFor()
    expect(page.url()).toBe(`${world.url}/inbox/`)
  }, 60_000)
})
