import { Refusal } from './refusal.ts'

const oldest = 21
const newest = 26

/**
 * The version a call runs as. An expired one, or none, runs as the oldest that lives (Graph API docs, "Versioning");
 * one that does not exist yet is not a path.
 */
export function runsAs(asked: string | undefined): string {
  if (asked === undefined) return `v${oldest}.0`
  const major = Number(/^v(\d+)\.(\d)$/.exec(asked)?.[1])
  if (!(major >= 1 && major <= newest)) throw new Refusal('unknownPath', `Unknown path components: /${asked}`)
  return major < oldest ? `v${oldest}.0` : asked
}
