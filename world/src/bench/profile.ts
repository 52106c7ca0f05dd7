import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { freePort } from '../faults/port.ts'
import { startChild } from './child.ts'
import { burst, warmUp, type Bench } from './loads.ts'
import { withServices, type Services } from './postgres-and-redis.ts'
import { cpuBelow } from './processes.ts'
import { readProfile, selfTimes } from './profile-times.ts'
import { openStage, profile } from './stage.ts'
import { countingStatements, countStatements } from './statement-times.ts'
import { prepareTenant } from './tenant.ts'

/**
 * `node world/src/bench/profile.ts [--profile embedded|server --messages 20000 --ack --top 30]`: what a message costs each
 * thread of the hub and of the servers that it stands on, in µs of CPU, which hardly depend on what else the machine does; with
 * `--top` also in which functions, by Node's profiler, and in which statements, by Postgres.
 */
const { values } = parseArgs({
  options: {
    profile: { type: 'string', default: 'embedded' },
    messages: { type: 'string', default: '20000' },
    ack: { type: 'boolean', default: false },
    top: { type: 'string', default: '0' },
  },
})
const [count, top, kind] = [Number(values.messages), Number(values.top), profile.parse(values.profile)]
const delivered = !values.ack
const generator = await startChild('./generator.ts')
const folder = mkdtempSync(join(tmpdir(), 'parley-profile-'))
try {
  await withServices(measure, top > 0 ? countingStatements : [])
} finally {
  generator.stop()
  rmSync(folder, { recursive: true })
}

async function measure(services: Services): Promise<void> {
  const bench: Bench = { generator, folder, port: await freePort(), count, seconds: 1 }
  const stage = await openStage(bench, 'hub', kind, services)
  await prepareTenant(stage.env, `http://127.0.0.1:${generator.port}/crm`)
  const nodeArgs = top > 0 ? ['--cpu-prof', `--cpu-prof-dir=${folder}/profiles`] : []
  const hub = await stage.start({ nodeArgs, slots: values.ack ? 1 : 256 })
  const idleMb = hub.residentMb()
  await burst(bench, bench.port, { first: 0, count: warmUp, delivered })
  const url = stage.env.DATABASE_URL
  const statements = top > 0 && url !== undefined ? await countStatements(url) : null
  const before = cpuBelow(process.pid, generator.pid)
  const told = await burst(bench, bench.port, { first: warmUp, count, delivered })
  const after = cpuBelow(process.pid, generator.pid)
  console.log(
    `acknowledged/s ${Math.round(told.ackedPerSecond)}, end to end/s ${Math.round(told.arrivedPerSecond)}; ready after ${Math.round(hub.readyMs)} ms, idle ${Math.round(idleMb)} MB`,
  )
  const roles = new Map(hub.processes.map(({ pid, role }) => [String(pid), role]))
  tellTimes(before, after, roles)
  for (const { calls, ms, rows, sql } of (await statements?.times())?.slice(0, top) ?? [])
    console.log(`${each(ms * 1000)} µs ${each(calls)} calls ${each(rows)} rows  ${shortened(sql)}`)
  await hub.stop()
  await stage.end()
  if (top > 0) tellFunctions()
}

function tellTimes(
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
  roles: ReadonlyMap<string, string>,
): void {
  let sum = 0
  for (const [thread, micros] of after) {
    const spent = micros - (before.get(thread) ?? 0)
    sum += spent
    if (spent / count >= 1)
      console.log(`${each(spent)} µs  ${thread.replace(/^\d+/, (pid) => roles.get(pid) ?? pid)}`)
  }
  console.log(`${each(sum)} µs  of CPU per message, all threads`)
}

function tellFunctions(): void {
  for (const file of readdirSync(join(folder, 'profiles'))) {
    const times = selfTimes(readProfile(readFileSync(join(folder, 'profiles', file), 'utf8')))
    console.log(`\n${file}: busy ${Math.round(times.busyMs)} ms`)
    for (const { ms, where } of times.functions.slice(0, top))
      console.log(`${ms.toFixed(0).padStart(7)}  ${where}`)
  }
}

/** Of one message. */
function each(total: number): string {
  return (total / count).toFixed(total / count < 10 ? 3 : 1).padStart(8)
}

function shortened(sql: string): string {
  return sql.replaceAll(/\s+/g, ' ').slice(0, 150)
}
