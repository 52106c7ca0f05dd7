import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

import { startHub } from '../faults/hub-process.ts'
import { freePort } from '../faults/port.ts'
import { startChild } from './child.ts'
import { audience, burst, warmUp, type Bench } from './loads.ts'
import { residentMb } from './processes.ts'
import { readProfile, selfTimes } from './profile-times.ts'
import { prepareTenant } from './tenant.ts'
import { threadTimes } from './thread-times.ts'

/**
 * `node world/src/bench/profile.ts [--messages 20000] [--ack] [--top 30]`: what a message costs each thread of the hub,
 * in µs of CPU, which hardly depend on what else the machine does; with `--top` also in which functions, by Node's profiler.
 */
const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '20000' },
    ack: { type: 'boolean', default: false },
    top: { type: 'string', default: '0' },
  },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const [count, top] = [Number(values.messages), Number(values.top)]
const generator = await startChild('./generator.ts')
const folder = mkdtempSync(join(tmpdir(), 'parley-profile-'))
const bench: Bench = { generator, folder, port: await freePort(), count, seconds: 1 }
const farEnd = `http://127.0.0.1:${generator.port}`
const env = {
  PORT: String(bench.port),
  DATA_DIR: join(folder, 'data'),
  META_APP_SECRET: audience.appSecret,
  SIMULATOR_URL: farEnd,
  ALLOW_PRIVATE_ORIGINS: farEnd,
  ...(values.ack ? { WORKER_SLOTS: '1' } : {}),
}
await prepareTenant(env, `${farEnd}/crm`)
const nodeArgs = top > 0 ? ['--cpu-prof', `--cpu-prof-dir=${folder}/profiles`] : []
const hub = await startHub({ env, logFile: join(folder, 'hub.log'), nodeArgs })
const { pid = 0 } = hub.child
const idleMb = residentMb(pid)
const delivered = !values.ack
await burst(bench, bench.port, { first: 0, count: warmUp, delivered })
const before = threadTimes(pid)
const told = await burst(bench, bench.port, { first: warmUp, count, delivered })
const after = threadTimes(pid)
console.log(
  `acknowledged/s ${Math.round(told.ackedPerSecond)}, end to end/s ${Math.round(told.arrivedPerSecond)}; ready after ${Math.round(hub.readyMs)} ms, idle ${Math.round(idleMb)} MB`,
)
let sum = 0
for (const [thread, { name, micros }] of after) {
  const each = (micros - (before.get(thread)?.micros ?? 0)) / count
  sum += each
  if (each >= 1) console.log(`${each.toFixed(1).padStart(8)} µs  ${name}`)
}
console.log(`${sum.toFixed(1).padStart(8)} µs  of CPU per message, all threads`)
await hub.stop()
for (const file of top > 0 ? readdirSync(join(folder, 'profiles')) : []) {
  const times = selfTimes(readProfile(readFileSync(join(folder, 'profiles', file), 'utf8')))
  console.log(`\n${file}: busy ${Math.round(times.busyMs)} ms`)
  for (const { ms, where } of times.functions.slice(0, top))
    console.log(`${ms.toFixed(0).padStart(7)}  ${where}`)
}
generator.stop()
rmSync(folder, { recursive: true })
