import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { FarSide } from './far-side.ts'
import type { Report } from './report.ts'

/** Writes down what both sides saw, a line each, for whoever looks into it. */
export function keep(folder: string, { simulator, sink }: FarSide, { details }: Report): void {
  const write = (name: string, rows: readonly unknown[]) =>
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  write('written.jsonl', simulator.ledger.written().items)
  write('accepted.jsonl', simulator.ledger.accepted().items)
  write('webhooks.jsonl', sink.record.all)
  write('details.jsonl', details)
}
