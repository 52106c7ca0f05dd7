import type { Browser, Page } from 'playwright-core'

/** The inbox in a window of its own, signed in as the demo's owner. */
export async function openInbox(browser: Browser, url: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  await page.request.post(`${url}/demo/session`)
  await page.goto(`${url}/inbox/`)
  return page
}
