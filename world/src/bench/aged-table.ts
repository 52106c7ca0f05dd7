import type { Aged } from './aged.ts'
import { aims } from './aims.ts'
import type { Taken } from './browse.ts'
import { allLooks, type Look } from './looks.ts'
import { markdown, whole } from './markdown.ts'
import { median } from './spread.ts'
import type { Profile } from './stage.ts'

/** The same figures of records of several sizes, beside each other. */
export function agedTable(all: readonly Aged[], profile: Profile): string {
  const { endToEndAged, list, search } = aims[profile]
  const line = (figure: string, of: (one: Aged) => string, aim = '') => [figure, ...all.map(of), aim]
  const page = (look: Look) =>
    line(
      `${look}, ms p50 / p95 / p99; CPU`,
      ({ pages }) => pageText(pages.get(look)),
      aimOf(look, list, search),
    )
  const middle = ({ bursts }: Aged, of: (burst: Aged['bursts'][number]) => number) =>
    whole(median(bursts.map(of)))
  return markdown([
    line('with messages', ({ size }) => whole(size.messages), 'aim'),
    line('conversations, half of them open', ({ size }) => whole(size.conversations)),
    line('filled with, messages/s', ({ filledPerSecond }) => rateText(filledPerSecond)),
    line('index of words, messages/s', ({ indexedPerSecond }) => rateText(indexedPerSecond)),
    line('the record and its index of words, MB', ({ diskMb }) => whole(diskMb)),
    line('end to end, messages/s', (one) => middle(one, (burst) => burst.arrivedPerSecond), endToEndAged),
    line('… CPU per message, all processes and databases, µs', (one) =>
      middle(one, (burst) => burst.cpuMicrosPerMessage),
    ),
    line('refused or missing', ({ bursts }) =>
      whole(bursts.reduce((sum, burst) => sum + burst.refused + burst.missing, 0)),
    ),
    ...allLooks.map(page),
  ])
}

function aimOf(look: Look, list: string, search: string): string {
  if (look === 'inbox: open conversations') return list
  return look.startsWith('search') ? search : ''
}

function rateText(perSecond: number | null): string {
  return perSecond === null ? 'it was there' : whole(perSecond)
}

function pageText(taken: Taken | undefined): string {
  if (!taken) return ''
  const { p50, p95, p99 } = taken.times
  return `${[p50, p95, p99].map((value) => value.toFixed(1)).join(' / ')}; ${taken.cpuMs.toFixed(1)}`
}
