import { readFileSync } from 'node:fs'

/** The memory of a process that lies in RAM (VmRSS), in megabytes. */
export function residentMb(pid: number | undefined): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
}
