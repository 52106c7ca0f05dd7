import type { Simulator } from '@parley/simulator/simulator'
import type { Browser, Locator, Page } from 'playwright-core'

import type { World } from '../world.ts'
import { whatsApp } from './every-kind.ts'
import { inboxOf, type InboxPage } from './inbox-page.ts'
import { openInbox } from './signed-in.ts'

type Control = Simulator['control']
type Written = ReturnType<Control['write']>

/** An agent who looks at a conversation, and the customer at the other end. */
export interface ThreadPage {
  readonly page: Page
  readonly inbox: InboxPage
  /** The messages with this text, or whatever else is found in them. */
  line(text: string | RegExp): Locator
  writes(what: Omit<Parameters<Control['write']>[0], 'accountId' | 'customerId'>): Promise<Written>
  does(what: Parameters<Control['act']>[0]['does']): void
  /** The customer's phone, from top to bottom. */
  phone(): readonly Written[]
}

/** The conversation with a customer who has written `Good morning`. */
export async function openThread(
  browser: Browser,
  { simulator: { control }, url, quiet }: World,
  whose: typeof whatsApp = whatsApp,
): Promise<ThreadPage> {
  const writes: ThreadPage['writes'] = async (what) => {
    const written = control.write({ ...whose, ...what })
    await quiet()
    return written
  }
  await writes({ text: 'Good morning' })
  const page = await openInbox(browser, url)
  const inbox = inboxOf(page)
  await inbox.open(control.thread(whose.accountId, whose.customerId).customer.name)
  await inbox.shows('Good morning')
  return {
    page,
    inbox,
    line: (text) => page.getByRole('log', { name: 'Messages' }).locator('.line').filter({ hasText: text }),
    writes,
    does: (what) => void control.act({ ...whose, does: what }),
    phone: () => control.thread(whose.accountId, whose.customerId).bubbles,
  }
}
