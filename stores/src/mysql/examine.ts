import { createConnection, type RowDataPacket } from 'mysql2/promise'

import { addressOf, unreachable } from './address.ts'
import { settingsOf } from './server-settings.ts'

export interface Complaint {
  readonly problem: string
  readonly fix: string
}

/** A dead letter may hold a whole webhook, and what is written together goes together. */
const leastPacket = 16 * 1024 ** 2

/** What speaks against how the server is set up; what the hub needs of it for a connection it sets itself. */
export async function examineMysql(url: string): Promise<readonly Complaint[]> {
  try {
    const address = addressOf(url)
    await settingsOf(address)
    const connection = await createConnection(address)
    const asked = 'select @@innodb_flush_log_at_trx_commit as flush, @@max_allowed_packet as packet'
    const [[row]] = await connection.query<RowDataPacket[]>(asked).finally(() => connection.destroy())
    return [...flushed(Number(row?.['flush'])), ...large(Number(row?.['packet']))]
  } catch (error) {
    return [{ problem: unreachable(url, error).message, fix: 'The hub does not start like this.' }]
  }
}

function flushed(mode: number): readonly Complaint[] {
  const problem = `The server confirms commits that are not on the disk yet (innodb_flush_log_at_trx_commit = ${mode}): a power failure loses what was acknowledged.`
  return mode === 1 ? [] : [{ problem, fix: 'Set it to 1, which is its default.' }]
}

function large(packet: number): readonly Complaint[] {
  const problem = `The server takes no more than ${packet} bytes at once (max_allowed_packet): a large webhook could not be kept.`
  return packet >= leastPacket ? [] : [{ problem, fix: 'Set it to 16M or more.' }]
}
