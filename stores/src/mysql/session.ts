import { HubError } from '@parley/core/domain/error.ts'
import { format, type Connection, type SqlValue } from 'mysql2'

import type { Bound, Row, Session } from '../kit/server/session.ts'
import { told } from './failure.ts'

/** What a server takes, and how long it is waited for. */
export interface Limits {
  /** The longest statement. */
  readonly mostBytes: number
  /** No statement of the hub takes so long: the line is dead, and nobody has told. */
  readonly silenceMs: number
}

interface Asked {
  readonly sql: string
  /** Without the values. */
  readonly form: string
  /** Null for what waits as long as that which it goes with. */
  readonly patienceMs: number | null
  readonly settle: PromiseWithResolvers<readonly unknown[]>
}

/** Of 16 MB, which is what MariaDB takes at once unless told otherwise, also if each character has three bytes. */
const mostAtOnce = 4_000_000
/** What is told with `exec`, alone, may wait for a lock, or build an index. */
const patientMs = 24 * 3_600_000
const isAtOnce = /^(set|start transaction|commit|rollback)\b/

/**
 * The protocol knows no questions on the way: each waits for the answer before. So statements that are asked without
 * waiting go as one text. After one that fails none of the others is done: the server may have ended the transaction, and
 * would keep what they write. Values are written into the text by the driver. A connection
 * that stays silent is given up.
 */
export function sessionOf(connection: Connection, { mostBytes, silenceMs }: Limits): Session {
  const waiting: Asked[] = []
  let underWay = false
  const send = () => {
    const batch = waiting.splice(0, togetherAt(waiting))
    underWay = batch.length > 0
    if (!underWay) return
    const sql = batch.map((one) => one.sql).join(';\n')
    const timeout = batch.reduce(least, null) ?? silenceMs
    connection.query({ sql, timeout }, (error, results) => {
      if (error?.code === 'PROTOCOL_SEQUENCE_TIMEOUT') connection.destroy()
      const all: readonly unknown[] = batch.length === 1 ? [results] : Array.isArray(results) ? results : []
      if (error)
        for (const { settle } of [...batch, ...waiting.splice(0)]) settle.reject(told(error, formsOf(batch)))
      else batch.forEach(({ settle }, at) => settle.resolve(rowsOf(all[at])))
      send()
    })
  }
  const ask = (sql: string, form: string, patienceMs: number | null): Promise<readonly unknown[]> => {
    if (sql.length > mostBytes / 4 && Buffer.byteLength(sql) >= mostBytes)
      return Promise.reject(tooLarge(mostBytes))
    if (waiting.length === 0 && !underWay) queueMicrotask(send)
    const settle = Promise.withResolvers<readonly unknown[]>()
    waiting.push({ sql, form, patienceMs, settle })
    return settle.promise
  }
  return {
    async query<R extends object = Row>(sql: string, values: readonly Bound[]) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller knows what the rows of its SQL look like
      return (await ask(format(sql, values.map(plain)), sql, silenceMs)) as readonly R[]
    },
    async exec(sql) {
      const told = (one: string) => ask(one, one, isAtOnce.test(one) ? null : patientMs)
      await Promise.all(sql.split('; ').map(told))
    },
  }
}

function least(soFar: number | null, { patienceMs }: Asked): number | null {
  return soFar === null || patienceMs === null ? (soFar ?? patienceMs) : Math.min(soFar, patienceMs)
}

function formsOf(batch: readonly Asked[]): string {
  return batch.map(({ form }) => form).join('\n')
}

/** Lists of lists are how the driver knows many rows. */
function plain(value: Bound): SqlValue {
  return isList(value) ? value.map(plain) : value
}

function isList(value: Bound): value is readonly Bound[] {
  return Array.isArray(value)
}

/** How many of the first go together: at least one. */
function togetherAt(waiting: readonly Asked[]): number {
  let length = 0
  const end = waiting.findIndex(({ sql }, at) => (length += sql.length) > mostAtOnce && at > 0)
  return end < 0 ? waiting.length : end
}

/** A change of rows is answered with what became of it, which is no row. */
function rowsOf(result: unknown): readonly unknown[] {
  return Array.isArray(result) ? result : []
}

function tooLarge(mostBytes: number): HubError {
  const detail = `The database takes no more than ${mostBytes} bytes at once: raise its max_allowed_packet.`
  return new HubError('too_large', detail)
}
