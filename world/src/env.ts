import { readEnv, type Env } from '@parley/server/env'
import { z } from 'zod'

export interface DemoEnv {
  /** `DEMO=off` starts the hub alone, as it runs in production. */
  readonly demo: boolean
  readonly env: Env
}

const demo = z.enum(['on', 'off'], 'DEMO must be on or off').default('on')

/** The hub's own configuration; the demo only logs what went wrong, unless LOG_LEVEL says otherwise. */
export function readDemoEnv(source: Record<string, string | undefined> = process.env): DemoEnv {
  const read = demo.safeParse(source['DEMO'] || undefined)
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join('\n'))
  if (read.data === 'off') return { demo: false, env: readEnv(source) }
  return { demo: true, env: readEnv({ ...source, LOG_LEVEL: source['LOG_LEVEL'] || 'warn' }) }
}
