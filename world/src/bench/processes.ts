import { readdirSync, readFileSync } from 'node:fs'

import { threadTimes } from './thread-times.ts'

/** The memory of a process and of all that it started that lies in RAM (VmRSS), in megabytes. */
export function residentMb(pid: number | undefined): number {
  const own = Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  return childrenOf(pid).reduce((sum, child) => sum + residentMb(child), own)
}

/** The files, sockets and pipes that a process has open. */
export function openFiles(pid: number | undefined): number {
  return readdirSync(`/proc/${pid}/fd`).length
}

/** What everything that this process has started has used of the CPU so far, in ms; `except` and its own are not counted. */
export function cpuMsBelow(pid: number | undefined, except: number): number {
  const children = childrenOf(pid).filter((child) => child !== except)
  return children.reduce((sum, child) => sum + cpuMs(child) + cpuMsBelow(child, except), 0)
}

/**
 * What each of these processes has used of the CPU so far, in µs, by its command: threads of a process apart, but what
 * Postgres starts for each connection together.
 */
export function cpuBelow(pid: number | undefined, except: number): ReadonlyMap<string, number> {
  const spent = new Map<string, number>()
  const add = (name: string, micros: number) => spent.set(name, (spent.get(name) ?? 0) + micros)
  for (const child of childrenOf(pid).filter((each) => each !== except)) {
    const command = read(`/proc/${child}/cmdline`).split('\0').join(' ')
    const ofPostgres = /^(postgres: [a-z]+( [a-z]+)?)/.exec(command)?.[1]
    for (const { name, micros } of threadTimes(child).values()) add(ofPostgres ?? `${child} ${name}`, micros)
    for (const [name, micros] of cpuBelow(child, except)) add(name, micros)
  }
  return spent
}

/** In the kernel's ticks of 10 ms; with its ended children (proc(5), "utime" to "cstime"). */
export function cpuMs(pid: number): number {
  const [, fields = ''] = read(`/proc/${pid}/stat`).split(') ')
  const ticks = fields.split(' ').slice(11, 15).map(Number)
  return ticks.reduce((sum, value) => sum + value, 0) * 10
}

function childrenOf(pid: number | undefined): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) => {
    const text = read(`/proc/${pid}/task/${thread}/children`).trim()
    return text === '' ? [] : text.split(' ').map(Number)
  })
}

/** Nothing of what has just ended. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
