import { put } from '@parley/core/domain/change.ts'
import type { CustomerId } from '@parley/core/domain/ids.ts'
import type { Stores } from '@parley/core/ports/store.ts'

const tell = (line: string) => process.stdout.write(`${line}\n`)

/**
 * What a process of the crash tests does until it is killed: `commit`, `lease` or `follow`. It prints a line for everything the
 * store has told it, and only then.
 */
export async function workUntilKilled(stores: Stores, duty: string | undefined): Promise<void> {
  if (duty === 'lease') await leaseAll(stores)
  else if (duty === 'follow') await followForEver(stores)
  else await Promise.all(Array.from({ length: 50 }, (_, caller) => commitForEver(stores, caller)))
}

async function commitForEver(from: Stores, caller: number): Promise<never> {
  const store = from.of('ten_1')
  for (let round = 0; ; round += 1) {
    const id: CustomerId = `cus_${caller}-${round}`
    const customer = {
      id,
      name: 'Ana',
      identities: [`phone:${id}`],
      lastChannel: 'pigeon',
      lastSeenAt: 0,
      createdAt: 0,
      version: 0,
    }
    const work = { kind: 'deliver', message: 'msg_1' } as const
    const tasks = [{ tenant: null, group: id, work, dueAt: 0 }]
    const verdict = await store.commit({ changes: [put('customer', customer)], tasks, finish: null })
    tell(`${verdict.kind} ${id}`)
  }
}

async function followForEver({ words }: Stores): Promise<never> {
  for (;;) {
    await words.follow()
    tell('followed')
  }
}

async function leaseAll(from: Stores): Promise<void> {
  const hints = await from.tasks.waiting(100)
  const leases = await from.tasks.lease(
    hints.map((hint) => hint.group),
    10,
    60_000,
  )
  for (const { group, claims } of leases) {
    tell(`${group} ${claims.map((claim) => claim.task.crashes).join(',')}`)
  }
  tell('leased')
  setInterval(() => undefined, 60_000)
}
