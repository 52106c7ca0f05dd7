import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { argsOf, type Run } from './asked.ts'

/** A run that has ended: what it said of each seed (none, if it ended before it could say it). */
interface Ended {
  readonly run: Run
  readonly passed: ReadonlyMap<number, number>
}

const main = new URL('./main.ts', import.meta.url).pathname

/** Does many runs, so many side by side, each in a process of its own: a line each, a table at the end. Whether all were right. */
export async function runMany(runs: readonly Run[], jobs: number): Promise<boolean> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-runs-'))
  const waiting = [...runs]
  const ended: Ended[] = []
  const work = async () => {
    for (let run = waiting.shift(); run; run = waiting.shift()) ended.push(await inOwnProcess(run, folder))
  }
  await Promise.all(Array.from({ length: jobs }, work))
  console.log(`\n${tableOf(ended)}`)
  const right = ended.every(({ run, passed }) => passed.size === run.seeds.length)
  if (right) rmSync(folder, { recursive: true })
  else console.log(`What each run told is in ${folder}; those that failed say where their ledgers are.`)
  return right
}

async function inOwnProcess(run: Run, folder: string): Promise<Ended> {
  const { fault, profile, seeds } = run
  const log = join(folder, `${fault.id}-${profile}-${seeds[0]}.log`)
  const told = openSync(log, 'w')
  const child = spawn(process.execPath, [main, ...argsOf(run)], { stdio: ['ignore', told, told] })
  const end = () => child.kill('SIGTERM')
  process.once('exit', end)
  await new Promise((resolve) => child.once('exit', resolve))
  process.off('exit', end)
  closeSync(told)
  const said = readFileSync(log, 'utf8').matchAll(/^seed (\d+): passed, (\d+) s$/gm)
  const passed = new Map([...said].map(([, seed, seconds]) => [Number(seed), Number(seconds)]))
  const failed = seeds.filter((seed) => !passed.has(seed))
  const ending = failed.length === 0 ? 'passed' : `FAILED with ${failed.join(', ')}: see ${log}`
  console.log(`${fault.id} on ${profile}, seeds ${seeds[0]} to ${seeds.at(-1)}: ${ending}`)
  return { run, passed }
}

function tableOf(ended: readonly Ended[]): string {
  const kinds = Map.groupBy(ended, ({ run }) => `${run.fault.id} on ${run.profile}`)
  const rows = [...kinds].map(([kind, all]) => {
    const seeds = all.flatMap(({ run }) => run.seeds)
    const passed = new Map(all.flatMap((one) => [...one.passed]))
    const seconds = [...passed.values()].toSorted((a, b) => a - b)
    const spent = `${seconds[Math.floor(seconds.length / 2)] ?? '–'}, ${seconds.at(-1) ?? '–'}`
    const failed = seeds.filter((seed) => !passed.has(seed))
    return `| ${kind} | ${passed.size} of ${seeds.length} | ${failed.join(', ')} | ${spent} |`
  })
  const head = '| fault | passed | failed with seed | seconds: median, longest |\n|---|---|---|---|'
  return [head, ...rows].join('\n')
}
