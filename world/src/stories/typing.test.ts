import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { openDemo } from './demo-page.ts'
import { inboxOf } from './inbox-page.ts'

describe.skipIf(!chromiumPath)('an agent who types in the inbox', () => {
  test.each(['WhatsApp', 'Instagram'] as const)(
    '%s: is seen typing on the phone',
    async (channel) => {
      await using world = await temporaryWorld()
      await using browser = await openBrowser()
      const demo = await openDemo(browser, world.url)
      const phone = await demo.phone(channel)
      await phone.write('Is anybody there?')
      const inbox = inboxOf(demo.inbox)
      await inbox.open('Thanks for your message')
      await world.quiet()
      const before = world.simulator.ledger.totals.accepted
      await inbox.type('Yes')
      await phone.showsTyping()
      expect(world.simulator.ledger.totals.accepted).toBe(before)
    },
    120_000,
  )
})
