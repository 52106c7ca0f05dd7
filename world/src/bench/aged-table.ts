import type { Aged } from './aged.ts'
import { aims } from './aims.ts'
import { markdown, whole } from './markdown.ts'
import type { Spread } from './spread.ts'
import type { Profile } from './stage.ts'

/** The same figures of records of several sizes, beside each other. */
export function agedTable(all: readonly Aged[], profile: Profile): string {
  const { endToEndAged, list, search } = aims[profile]
  const line = (figure: string, of: (one: Aged) => string, aim = '') => [figure, ...all.map(of), aim]
  const pages = (figure: string, of: (one: Aged) => Spread | null, aim = '') =>
    line(`${figure}, ms p50 / p95 / p99`, (one) => pageText(of(one)), aim)
  return markdown([
    line('with messages', ({ size }) => whole(size.messages), 'aim'),
    line('conversations, half of them open', ({ size }) => whole(size.conversations)),
    line('filled with, messages/s', ({ filledPerSecond }) =>
      filledPerSecond === null ? 'it was there' : whole(filledPerSecond),
    ),
    line('index of words, messages/s', ({ indexedPerSecond }) => whole(indexedPerSecond)),
    line('the record, MB', ({ diskMb }) => whole(diskMb)),
    line('end to end, messages/s', ({ burst }) => whole(burst.arrivedPerSecond), endToEndAged),
    line('… CPU per message, all processes and databases, µs', ({ burst }) =>
      whole(burst.cpuMicrosPerMessage),
    ),
    line('refused or missing', ({ burst }) => whole(burst.refused + burst.missing)),
    pages('inbox: open conversations', (one) => one.list, list),
    pages('inbox: unread conversations', (one) => one.unread),
    pages('inbox: how many are open and unread', (one) => one.counts),
    pages('a thread', (one) => one.thread),
    pages('search', (one) => one.search, search),
  ])
}

function pageText(times: Spread | null): string {
  if (!times) return 'NOT THERE: this hub cannot search'
  return [times.p50, times.p95, times.p99].map((value) => value.toFixed(1)).join(' / ')
}
