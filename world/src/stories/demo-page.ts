import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from 'playwright-core'

/** The demo as a visitor sees it. */
export interface DemoPage {
  readonly page: Page
  readonly inbox: FrameLocator
  readonly crm: Locator
  phone(label: 'WhatsApp' | 'Instagram'): Promise<Phone>
}

/** A phone of a customer. */
export interface Phone {
  write(text: string): Promise<void>
  /** Resolves once the phone shows a message with this text. */
  shows(text: string): Promise<void>
  /** Resolves once the phone shows that the business is typing. */
  showsTyping(): Promise<void>
}

export async function openDemo(
  browser: Browser,
  url: string,
  look: BrowserContextOptions = { viewport: { width: 1440, height: 900 } },
): Promise<DemoPage> {
  const page = await browser.newPage(look)
  await page.goto(url)
  return {
    page,
    inbox: page.frameLocator('iframe[title="Inbox"]'),
    crm: page.getByRole('region', { name: 'CRM' }),
    async phone(label) {
      await page.getByRole('radio', { name: label }).check({ force: true })
      return phoneIn(page.frameLocator(`iframe[title="${label.toLowerCase()} phone"]`))
    },
  }
}

function phoneIn(frame: FrameLocator): Phone {
  return {
    async write(text) {
      await frame.getByRole('textbox', { name: 'Message' }).fill(text)
      await frame.getByRole('button', { name: 'Send', exact: true }).click()
    },
    shows: (text) => frame.getByRole('log').getByText(text).first().waitFor(),
    showsTyping: () => frame.getByText('typing…').first().waitFor(),
  }
}
