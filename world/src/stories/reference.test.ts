import { errors } from '@parley/core/domain/error.ts'
import { describe, expect, test } from 'vitest'

import { demo as plan } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'

describe.skipIf(!chromiumPath)('the interactive documentation', () => {
  test('shows the API and tries it with a key, and asks nobody but the hub', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await browser.newPage()
    const [foreign, refused]: [string[], string[]] = [[], []]
    page.on('request', (request) => {
      if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(world.url))
        foreign.push(request.url())
    })
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text())
    })
    await page.request.post(`${world.url}/api/v1/session`, { data: plan.owner })
    const key = { name: 'Reader', scopes: ['accounts:read'] }
    const made = await page.request.post(`${world.url}/api/v1/keys`, { data: key })
    await page.context().clearCookies()

    await page.goto(`${world.url}/docs`)
    await page.getByPlaceholder('Token').fill((await made.json()).secret)
    await page.goto(`${world.url}/docs#tag/accounts/GET/api/v1/accounts`)
    await page.getByRole('button', { name: 'Test Request (get /api/v1/accounts)', exact: true }).click()
    const [answer] = await Promise.all([
      page.waitForResponse(`${world.url}/api/v1/accounts`),
      page.getByRole('button', { name: 'Send get request to' }).click(),
    ])
    expect(answer.status()).toBe(200)
    // Examples of headers are for reading.
    expect(answer.request().headers()).not.toHaveProperty('traceparent')
    expect([foreign, refused]).toEqual([[], []])
  }, 60_000)

  test('tries it as whoever is signed in in this browser, if no key is given', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    const page = await browser.newPage()
    await page.request.post(`${world.url}/api/v1/session`, { data: plan.owner })
    await page.goto(`${world.url}/docs#tag/accounts/GET/api/v1/accounts`)
    await page.getByRole('button', { name: 'Test Request (get /api/v1/accounts)', exact: true }).click()
    const [answer] = await Promise.all([
      page.waitForResponse(`${world.url}/api/v1/accounts`),
      page.getByRole('button', { name: 'Send get request to' }).click(),
    ])
    expect(answer.status()).toBe(200)
  }, 60_000)

  test('has an anchor for the type of every problem', async () => {
    await using world = await temporaryWorld()
    const page = await (await fetch(`${world.url}/docs/errors`)).text()
    for (const [code, { title }] of Object.entries(errors)) {
      expect(page).toContain(`id="${code}"`)
      expect(page).toContain(title)
    }
  })
})
