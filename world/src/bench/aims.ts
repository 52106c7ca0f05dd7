import type { Profile } from './stage.ts'

/** What the hub aims at on two shared cores; beside each stands what was reached. */
interface Aims {
  readonly acknowledged: string
  readonly endToEnd: string
  readonly endToEndAged: string
  readonly latency: string
  readonly sends: string
  readonly attempts: string
  readonly queries: string
  readonly list: string
  readonly search: string
  readonly idle: string
  readonly start: string
}

export const aims: { readonly [P in Profile]: Aims } = {
  embedded: {
    acknowledged: '20,000 and 0.45 of bare',
    endToEnd: '9,000 and 10 × the pipeline',
    endToEndAged: '6,000',
    latency: '2 / 15',
    sends: 'p99 10',
    attempts: '20',
    queries: 'p99 5',
    list: 'p95 20',
    search: 'p95 50',
    idle: '110',
    start: '1,000',
  },
  server: {
    acknowledged: '12,000 and 0.45 of bare',
    endToEnd: '5,000 and 10 × the pipeline',
    endToEndAged: '4,000',
    latency: '3 / 30',
    sends: 'p99 20',
    attempts: '40',
    queries: 'p99 10',
    list: 'p95 50',
    search: 'p95 150',
    idle: '150 a process',
    start: '',
  },
}
