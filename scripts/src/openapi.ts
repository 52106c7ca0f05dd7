import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { root } from './env.ts'
import { tool } from './tool.ts'

const path = 'docs/openapi.json'

/** The committed description of the API is the one that the code makes, and passes Redocly's recommended rules. */
export async function openapi(of: string): Promise<string[]> {
  const made = await describe(of)
  if (!made.ok) return [made.output]
  const stale = readFileSync(join(of, path), 'utf8').trim() !== made.output
  const { ok, output } = await tool('redocly', ['lint', path, '--extends', 'recommended'], of, quiet)
  return [...(stale ? [`${path} is not what the code makes.`] : []), ...(ok ? [] : [output])]
}

const describe = (of: string) => tool('node', ['contract/src/openapi-print.ts'], of)

/** Nothing leaves this machine. */
const quiet = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }

if (import.meta.main) {
  const { ok, output } = await describe(root)
  if (!ok) throw new Error(output)
  writeFileSync(join(root, path), `${output}\n`)
}
