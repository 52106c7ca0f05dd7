import { askRecord } from '../ask-record.ts'
import type { Fault } from '../fault.ts'
import { tell } from '../report.ts'
import { comes, load, metrics } from '../stage.ts'

export const t04: Fault = {
  id: 'T04',
  fault: 'A process that works stands still for longer than its leases, and goes on as if nothing had been.',
  injection:
    'SIGSTOP while its webhooks are under way; its leases are ended in the database, another process does its work; SIGCONT.',
  passes: 'What the frozen process wants to write is refused (fenced), so nothing is done twice.',
  profiles: ['server'],
  async run(stage, size) {
    const [frozen] = stage.workers
    const noticed: boolean[] = []
    const freezing = async () => {
      for (let times = 0; times < Math.min(size.times, 5); times += 1) {
        stage.far.sink.feel({ kind: 'slow', forMs: 1_500, delayMs: 400 })
        await comes(async () => (await inHand(frozen?.port ?? 0)) > 0, 10_000)
        const before = await fencedBy(frozen?.port ?? 0)
        frozen?.process()?.child.kill('SIGSTOP')
        try {
          await askRecord(stage, endLeases)
          await comes(async () => (await askRecord(stage, left)).length === 0, 30_000)
        } finally {
          frozen?.process()?.child.kill('SIGCONT')
        }
        noticed.push(await comes(async () => (await fencedBy(frozen?.port ?? 0)) > before, 20_000))
      }
    }
    await Promise.all([load(stage, size), freezing()])
    return [tell('freezes after which it was told that its lease is over', noticed.filter(Boolean).length)]
  },
}

const fenced = /^parley_task_seconds_count\{[^}]*ending="fenced"[^}]*\} (\d+)$/gm

/** How many tasks it has dropped because they were somebody else's by then. */
async function fencedBy(port: number): Promise<number> {
  const counts = [...(await metrics(port)).matchAll(fenced)].map(([, count]) => Number(count))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** Leases are for a minute; nobody waits for that here, nor for whoever holds a row just now. */
const endLeases = `update turn set until = 0
  where ctid = any(array(select ctid from turn where until > 0 for update skip locked))`

/** What was taken from it and nobody has in hand yet. */
const left = `select from turn where until = 0 and due_at <= extract(epoch from clock_timestamp()) * 1000`

async function inHand(port: number): Promise<number> {
  return Number(/^parley_groups_running (\d+)$/m.exec(await metrics(port))?.[1] ?? 0)
}
