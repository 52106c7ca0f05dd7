import { groundNames, sparedOn } from '../grounds/which.ts'
import { catalogue } from './catalogue.ts'

/** Where it is proved that a fault does no harm. */
export interface Proof {
  readonly id: string
  readonly fault: string
  readonly holds: string
  /** Tests by file and name; none for what is brought about by command (faults/main.ts), in which case `profiles` says where. */
  readonly tests?: readonly (readonly [file: string, name: string])[]
  readonly profiles?: readonly string[]
}

/** What always holds, so that it is not said again with each fault. */
const always = 'Nothing is lost, doubled or out of order.'

const stories = 'world/src/stories'
const http = 'server/src/http'

/** Faults that need no processes of their own, because time, chance and the other side are played. */
const elsewhere: readonly Proof[] = [
  {
    id: 'T18',
    fault: 'A second process opens the same data folder.',
    holds: 'It is refused with clear words as long as the first one lives.',
    tests: [
      [
        'stores/src/sqlite/crash.test.ts',
        'a second process is refused as long as the first one lives, and not after its kill -9',
      ],
    ],
  },
  {
    id: 'T22',
    fault: 'One of fifty endpoints answers nothing.',
    holds: 'The others get theirs as if it were not there.',
    tests: [
      [
        `${stories}/silent-endpoint.test.ts`,
        'one of fifty endpoints that never answers holds up none of the others',
      ],
    ],
  },
  {
    id: 'T23',
    fault: 'A CRM is away for two days.',
    holds: 'It is asked on schedule for a day; then come dead letters, and a replay in order.',
    tests: [
      [`${stories}/crm-away-a-day.test.ts`, 'a CRM that is away for two days is asked on schedule for a day'],
    ],
  },
  {
    id: 'T24',
    fault: 'A CRM is away for an hour while 10,000 webhooks gather.',
    holds: 'It gets them in order, once, and slowly at first.',
    tests: [
      [`${stories}/crm-back-after-an-hour.test.ts`, 'a CRM that is back after an hour gets what waited'],
    ],
  },
  {
    id: 'T25',
    fault: 'A CRM answers 401, 410, 429 with whatever `Retry-After`, or 200 and then breaks off.',
    holds: 'Each ends as [Webhooks](webhooks.md) says.',
    tests: [
      [`${stories}/crm-answers.test.ts`, 'every way in which a CRM can answer ends as it is documented'],
    ],
  },
  {
    id: 'T28',
    fault: 'A CRM comes and goes for ten minutes.',
    holds: always,
    tests: [[`${stories}/crm-flaps.test.ts`, 'a CRM that comes and goes for ten minutes gets everything']],
  },
  {
    id: 'T30',
    fault: 'A CRM answers without end, or a byte a second.',
    holds: 'Little of it is read, and the connection is given up.',
    tests: [
      [`${stories}/crm-answers.test.ts`, 'every way in which a CRM can answer ends as it is documented'],
      ['server/src/edges/http-undici.test.ts', 'a body without an end is read up to the limit'],
    ],
  },
  {
    id: 'T31',
    fault: 'Somebody uses what belongs to another business, on any route.',
    holds: 'It looks like what does not exist, byte for byte.',
    tests: [[`${http}/access.test.ts`, 'looks to $name like what does not exist, byte for byte']],
  },
  {
    id: 'T33',
    fault: 'Meta answers a send with any of its errors.',
    holds: 'Each ends as its class demands; what only waits costs no attempt.',
    tests: [
      [`${stories}/meta-errors.test.ts`, 'every error of Meta ends as its class demands, on both channels'],
    ],
  },
  {
    id: 'T35',
    fault: 'Meta takes a send, and its answer is lost.',
    holds: 'It is `unknown`, is never sent again, and is settled by what Meta reports.',
    tests: [
      [
        `${stories}/lost-answers.test.ts`,
        'of 1,000 messages whose answers were all lost, nobody gets one twice',
      ],
    ],
  },
  {
    id: 'T36',
    fault: 'The same message is told five times at once, in another envelope, and six days later.',
    holds: 'It is one message.',
    tests: [
      [`${stories}/told-again.test.ts`, 'the same message told five times at once, in another envelope'],
    ],
  },
  {
    id: 'T37',
    fault: 'Webhooks and statuses come in any order, repeated, or not at all.',
    holds: 'The same set ends in the same state.',
    tests: [
      ['core/src/domain/decisions/status-orders.test.ts', 'in every order and with every repeat'],
      [
        `${stories}/any-order.test.ts`,
        'any packing, order and repetition of one set of webhooks ends in the same state',
      ],
    ],
  },
  {
    id: 'T38',
    fault: 'Webhooks are mutilated in every way.',
    holds: 'They are taken, what can be read of them is read, and the hub goes on.',
    tests: [
      [
        `${stories}/harmed-webhooks.test.ts`,
        'harmed webhooks are all taken, what is sound beside the harm is kept, and the hub goes on',
      ],
      [
        'channels/src/conformance/harm-promises.ts',
        'nothing throws, what comes out is sound, no neighbour is lost',
      ],
    ],
  },
  {
    id: 'T42',
    fault: 'Secrets and what people say pass through every part and every error.',
    holds: 'None of it is in a log, a metric or a problem.',
    tests: [[`${stories}/leaks.test.ts`, 'is in no log, no metric and no problem']],
  },
  {
    id: 'T46',
    fault: 'Many dead letters are replayed at once, and the run breaks off.',
    holds:
      'Five a second per endpoint, each once, under its own id, though they be asked for twice; what is refused again is a letter again.',
    tests: [
      [`${stories}/replay-many.test.ts`, 'many are replayed five a second per endpoint'],
      [`${stories}/replay-many.test.ts`, 'asked for twice and broken off, each comes once'],
    ],
  },
  {
    id: 'T50',
    fault: 'Encryption keys are exchanged under load.',
    holds: 'Nothing fails, and the old one can be dropped.',
    tests: [[`${stories}/key-rotation.test.ts`, 'encryption keys are exchanged under load: nothing fails']],
  },
  {
    id: 'T51',
    fault: 'One business sends fifty times as much as each of nine others.',
    holds: 'The turns are shared evenly (Jain’s index of at least 0.95).',
    tests: [
      [
        'queues/src/embedded/fairness.test.ts',
        'shares the turns evenly among ten tenants, one of whom sends fifty times as much',
      ],
      ['queues/src/redis/index.test.ts', 'fairnessConformance({'],
    ],
  },
]

const played = new Map(elsewhere.map((proof) => [proof.id, proof]))

const byCommand = [...catalogue.values()].map(({ id, fault, passes, profiles }): Proof => ({
  id,
  fault,
  holds: passes || always,
  ...played.get(id),
  profiles,
}))

export const proofs: readonly Proof[] = [
  ...byCommand,
  ...elsewhere.filter(({ id }) => !catalogue.has(id)),
].toSorted((a, b) => (a.id < b.id ? -1 : 1))

/** The table of docs/reliability.md. */
export function tableOfProofs(): string {
  const rows = proofs.map(
    ({ id, fault, holds, tests = [], profiles = [] }) =>
      `| ${id} | ${fault} | ${holds} | ${[...profiles.map((name) => `by command, ${name}`), ...new Set(tests.map(([file]) => whereOf(file)))].join('; ')} |`,
  )
  return ['| | what goes wrong | what holds | proved |', '|---|---|---|---|', ...rows].join('\n')
}

/** A story runs on several grounds. */
function whereOf(file: string): string {
  const [, story] = /^world\/src\/stories\/(.*)\.test\.ts$/.exec(file) ?? []
  const grounds = groundNames.filter((ground) => story && !sparedOn(ground).includes(story))
  return grounds.length === 0 ? `\`${file}\`` : `\`${file}\` (${grounds.join(', ')})`
}
