import { describe, expect, test } from 'vitest'

import { temporaryWorld } from '../temporary-world.ts'
import { chromiumPath, openBrowser } from './browser.ts'
import { playEveryKind } from './every-kind.ts'
import { inboxOf } from './inbox-page.ts'
import { openInbox } from './signed-in.ts'

const onWhatsApp = {
  in: 'audio call choice contacts deleted document image location order sticker text unsupported video voice',
  out: 'buttons contacts document flow image link list location request template text video voice',
}
const onInstagram = {
  in: 'album choice deleted document heart image share text unsupported video voice',
  out: 'album buttons cards heart image link text',
}

describe.skipIf(!chromiumPath)('a thread', () => {
  test('shows every kind of message of both channels, and none of them is empty', async () => {
    await using world = await temporaryWorld()
    await using browser = await openBrowser()
    await playEveryKind(world)
    const page = await openInbox(browser, world.url)
    const shown = async (customer: string, last: string) => {
      await inboxOf(page).open(customer)
      await inboxOf(page).shows(last)
      const seen: [side: string, kind: string, height: number][] = await page.evaluate(
        `[...document.querySelectorAll('.line')].map((line) => [line.dataset.side, line.dataset.content,
          line.querySelector('.bubble > :not(.bubble-meta, .tools, .quote, .around)')?.getBoundingClientRect().height ?? 0])`,
      )
      expect(seen.filter(([, , height]) => height === 0)).toEqual([])
      const of = (wanted: string) =>
        [...new Set(seen.flatMap(([side, kind]) => (side === wanted ? [kind] : [])))].toSorted().join(' ')
      return { in: of('in'), out: of('out') }
    }
    expect(await shown('Ana Ferreira', 'Do you see it?')).toEqual(onWhatsApp)
    expect(await shown('Léa Martin', 'See you at ten')).toEqual(onInstagram)
  }, 120_000)
})
