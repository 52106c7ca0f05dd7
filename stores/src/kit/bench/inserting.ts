import type { NewTask } from '@parley/core/domain/task.ts'
import type { Stores } from '@parley/core/ports/store.ts'

import { rounds } from './rounds.ts'

/** A webhook's event made durable: what happens before the 200. */
export function inserting(stores: Stores, forMs: number): Promise<string> {
  return rounds('task inserts', 64, forMs, async (caller, round) => {
    const verdict = await stores.commit({ changes: [], tasks: [task(caller, round)], finish: null })
    if (verdict.kind !== 'done') throw new Error(`an insert was ${verdict.kind}`)
  })
}

function task(caller: number, round: number): NewTask {
  const person = `phone:${caller}${round % 500}`
  return {
    tenant: null,
    group: `whatsapp:106540352242922:from:${person}`,
    dueAt: 0,
    work: {
      kind: 'receive',
      channel: 'whatsapp',
      event: {
        kind: 'message',
        accountKey: '106540352242922',
        externalId: `wamid.HBgLMTY1MDU1NTEyMzQVAgASGBQzQTAxMjM0NTY3ODkw${caller}.${round}`,
        from: { identities: [person], name: 'Sheena Nelson' },
        at: 1_749_416_383_000,
        content: { kind: 'text', text: 'Does it come in another color? I would like a green one.' },
        replyTo: null,
      },
    },
  }
}
