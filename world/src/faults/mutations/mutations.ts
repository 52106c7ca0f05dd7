/** Something that holds the promises, taken away by a small change of the code, and what must notice. */
export interface Mutation {
  readonly without: string
  readonly file: string
  /** Stands there exactly once. */
  readonly find: string
  readonly replace: string
  /** Test files of which at least one fails then … */
  readonly tests?: readonly string[]
  /** … or how faults/main.ts is called, which finds something wrong. */
  readonly fault?: readonly string[]
}

const model = 'world/src/model/model.test.ts'
const sqlite = 'stores/src/sqlite/index.test.ts'

export const mutations: readonly Mutation[] = [
  {
    without: 'the epoch check: a process that lost its lease is believed',
    file: 'stores/src/kit/judge.ts',
    find: 'lease.epoch !== epoch || ',
    replace: '',
    tests: [sqlite, model],
  },
  {
    without: 'the unique keys: the same message of a channel is written twice',
    file: 'stores/src/kit/judge.ts',
    find: 'if (owner && (owner.tenant !== tenant || owner.id !== id)) return false',
    replace: '',
    tests: [sqlite, model],
  },
  {
    without: 'the version check: whoever writes last wins',
    file: 'stores/src/kit/judge.ts',
    find: 'if ((head?.version ?? 0) !== was) return false',
    replace: '',
    tests: [sqlite, model],
  },
  {
    without: 'the outbox: what follows is written after the commit, not in it',
    file: 'core/src/flows/enact.ts',
    find: 'const verdict = await store.commit({ changes, tasks, finish: end })',
    replace: `const verdict = await store.commit({ changes, tasks: [], finish: end })
  if (verdict.kind === 'done' && tasks.length > 0) {
    const later = await store.commit({ changes: [], tasks, finish: null })
    if (later.kind === 'done') hub.queue.hint(later.hints)
  }`,
    fault: ['--test', 'T03', '--messages', '120', '--conversations', '10', '--kills', '9', '--seed', '1'],
  },
  {
    without: 'the order in a group: what is put back loses its place',
    file: 'stores/src/sqlite/ready-groups.ts',
    find: 'waiting.dueAt = dueAt\n',
    replace:
      'waiting.dueAt = dueAt\n  group.tasks.push(...group.tasks.splice(group.tasks.indexOf(waiting), 1))\n',
    tests: [sqlite, model],
  },
  {
    without: '`sending` before the call: a send whose answer was lost goes out again',
    file: 'core/src/domain/decisions/deliver.ts',
    find: "return { kind: 'go', way, decision: { changes: [put('message', sending)], tasks: [] } }",
    replace: "void sending\n  return { kind: 'go', way, decision: { changes: [], tasks: [] } }",
    fault: [
      '--test',
      'T02',
      '--messages',
      '400',
      '--conversations',
      '40',
      '--per-second',
      '80',
      '--kills',
      '4',
      '--seed',
      '1',
    ],
  },
  {
    without: 'jitter: all that failed together comes again together',
    file: 'core/src/domain/decisions/retry.ts',
    find: 'step + random * Math.min(step / 5, 15 * minute)',
    replace: 'step',
    tests: ['core/src/domain/decisions/retry.test.ts'],
  },
  {
    without: 'durability before the answer: a webhook is acknowledged before it is stored',
    file: 'server/src/http/take-webhook.ts',
    find: 'await accept(traced(hub, trace), channel, parsed)',
    replace: 'void accept(traced(hub, trace), channel, parsed).catch(() => undefined)',
    fault: [
      '--test',
      'T05',
      '--messages',
      '1000',
      '--conversations',
      '50',
      '--per-second',
      '100',
      '--kills',
      '8',
      '--seed',
      '1',
    ],
  },
]
