import { readEnv, type Env } from '@parley/server/env'
import { z } from 'zod'

export interface DemoEnv {
  /** `DEMO=off` starts the hub alone, as it runs in production. */
  readonly demo: boolean
  readonly env: Env
}

const demo = z.enum(['on', 'off'], 'DEMO must be on or off').default('on')

/**
 * The hub's own configuration; the demo only logs what went wrong, unless LOG_LEVEL says otherwise, and lets a first CRM
 * on this machine be called.
 */
export function readDemoEnv(source: Record<string, string | undefined> = process.env): DemoEnv {
  const read = demo.safeParse(source['DEMO'] || undefined)
  if (!read.success) throw new Error(read.error.issues.map(({ message }) => message).join('\n'))
  if (read.data === 'off') return { demo: false, env: readEnv(source) }
  const env = readEnv({ ...source, LOG_LEVEL: source['LOG_LEVEL'] || 'warn' })
  const near = loopback.has(env.HOST) ? firstCrm : []
  return { demo: true, env: { ...env, ALLOW_PRIVATE_ORIGINS: [...env.ALLOW_PRIVATE_ORIGINS, ...near] } }
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Where the example CRM listens. One port and not all of them: the demo's password is known, so whoever gets to the demo
 * could else have it post to anything that listens on this machine.
 */
const firstCrm = ['http://127.0.0.1:4000', 'http://localhost:4000']
