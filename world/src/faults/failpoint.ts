import { subscribe } from 'node:diagnostics_channel'
import { existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * Loaded into a process of the hub beside its own code (`--import …/failpoint.ts?at=call-sent&nth=3&armed=<file>`): kills
 * it when it comes to that step for the n-th time after the file was put there. Each thread counts for itself.
 */
const given = new URL(import.meta.url).searchParams
const [at, nth, armed] = [given.get('at'), Number(given.get('nth')), given.get('armed') ?? '']
let passed = 0

function reach(step: string): void {
  if (step !== at || !existsSync(armed)) return
  passed += 1
  if (passed < nth) return
  rmSync(armed, { force: true })
  process.kill(process.pid, 'SIGKILL')
}

subscribe('undici:request:create', () => reach('before-call'))
subscribe('undici:request:bodySent', () => reach('call-sent'))
subscribe('undici:request:headers', () => reach('call-answered'))
for (const [channel, step] of [
  ['http.server.request.start', 'webhook-in'],
  ['http.server.response.finish', 'webhook-answered'],
] as const)
  subscribe(channel, (message) => {
    if (urlOf(message).startsWith('/webhooks')) reach(step)
  })

function urlOf(message: unknown): string {
  const request = typeof message === 'object' && message !== null && 'request' in message && message.request
  return typeof request === 'object' && request !== null && 'url' in request ? String(request.url) : ''
}

interface Prepared {
  run(...values: unknown[]): unknown
}
interface Sqlite {
  readonly prototype: { prepare(sql: string): Prepared }
}
interface Postgres {
  readonly Client: { readonly prototype: { query(...asked: unknown[]): unknown } }
}

const drivers = createRequire(import.meta.resolve('@parley/stores/sqlite'))

const sqlite: Sqlite = drivers('better-sqlite3')
const prepare = sqlite.prototype.prepare
sqlite.prototype.prepare = function (this: unknown, sql: string): Prepared {
  const prepared: Prepared = Reflect.apply(prepare, this, [sql])
  if (sql !== 'commit') return prepared
  const run = prepared.run
  prepared.run = (...values) => {
    reach('before-commit')
    const result: unknown = Reflect.apply(run, prepared, values)
    reach('after-commit')
    return result
  }
  return prepared
}

const { Client }: Postgres = drivers('pg')
const query = Client.prototype.query
Client.prototype.query = function (this: unknown, ...asked: unknown[]): unknown {
  if (asked[0] === 'commit') reach('before-commit')
  const result: unknown = Reflect.apply(query, this, asked)
  if (asked[0] === 'commit' && result instanceof Promise) void result.then(() => reach('after-commit'))
  return result
}
