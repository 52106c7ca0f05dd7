import type { Spread } from './spread.ts'

/** A table of markdown; the first row is its head, and short rows are filled up. */
export function markdown([head = [], ...rows]: readonly (readonly string[])[]): string {
  const lines = [head, head.map(() => '---'), ...rows]
  return lines.map((row) => `| ${head.map((_, at) => row[at] ?? '').join(' | ')} |`).join('\n')
}

export function spreadText({ p50, p99, p999 }: Spread): string {
  return [p50, p99, p999].map((value) => value.toFixed(1)).join(' / ')
}

export function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}

export function perCent(share: number): string {
  return `${whole(100 * share)} %`
}
