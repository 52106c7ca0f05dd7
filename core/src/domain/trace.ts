/** What ties together all that one request or webhook leads to: the trace id of W3C Trace Context, 32 hexadecimal digits. */
export type Trace = string

/** W3C Trace Context, 3.2: version, trace id, parent id, flags; later versions may add more. */
const form = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-|$)/

/** The trace that a caller says its request belongs to; null if it says nothing that can be read. */
export function readTraceparent(header: string | undefined): Trace | null {
  return form.exec(header ?? '')?.[1] ?? null
}

export function newTrace(random: () => number): Trace {
  return `${eight(1, random)}${eight(0, random)}${eight(0, random)}${eight(0, random)}`
}

/** The header for a call that belongs to the trace: a new step of it, written down by us (flag 01). */
export function traceparent(trace: Trace, random: () => number): string {
  return `00-${trace}-${eight(1, random)}${eight(0, random)}-01`
}

/** Eight hexadecimal digits; all zero means none, so one group of them starts at 1. */
function eight(least: number, random: () => number): string {
  return Math.floor(least + random() * (2 ** 32 - least))
    .toString(16)
    .padStart(8, '0')
}
