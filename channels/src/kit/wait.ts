import { record } from './json.ts'

const second = 1000
const minute = 60 * second
const day = 24 * 60 * minute

/**
 * How long the answer asks us to wait, a day at most; null if it does not say. `Retry-After` counts seconds;
 * `X-Business-Use-Case-Usage` has `estimated_time_to_regain_access` in minutes (Graph API, "Rate limits").
 */
export function askedWaitMs(headers: Readonly<Record<string, string>>): number | null {
  const asked = [
    retryAfterMs(header(headers, 'retry-after')),
    regainMs(header(headers, 'x-business-use-case-usage')),
  ]
  const longest = Math.max(...asked)
  return longest > 0 ? Math.min(longest, day) : null
}

function header(headers: Readonly<Record<string, string>>, name: string): string {
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] ?? ''
}

function retryAfterMs(text: string): number {
  return /^\d{1,9}$/.test(text.trim()) ? Number(text) * second : 0
}

function regainMs(text: string): number {
  const uses = Object.values(record(fromJson(text)) ?? {}).flat()
  const minutes = uses.map((use) => record(use)?.['estimated_time_to_regain_access'])
  return Math.max(0, ...minutes.filter((each) => typeof each === 'number')) * minute
}

/** Undefined where there is no JSON. */
export function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
