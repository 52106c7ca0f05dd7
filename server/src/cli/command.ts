import type { Client } from '@parley/contract/client.ts'

import type { CliEnv } from './env.ts'

/** What a command has to say: for people, and for programs (`--json`). */
export interface Said {
  readonly text: string
  readonly json: unknown
  /** False if something is wrong: the process ends with 1. */
  readonly ok?: boolean
}

export interface Given {
  /** What stands after the command's name, in the order of `takes`. */
  readonly words: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
  readonly env: CliEnv
  /** How far it has come: a line beside the answer (stderr). */
  tell(line: string): void
  /** The API of the running hub, with the credential that the command needs. */
  readonly api: Client
}

export interface Command {
  readonly name: string
  readonly summary: string
  /** The words it wants, e.g. `file`. */
  readonly takes: readonly string[]
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly help: string }>>
  /** Whose credential it shows to the hub; null if it does not ask the hub. */
  readonly as: 'operator' | 'tenant' | null
  run(given: Given): Promise<Said>
}

/** What the person who typed can put right: shown without a stack, and the process ends with 2. */
export class UsageError extends Error {}

/** Lines with columns of one width. */
export function table(rows: readonly (readonly (string | number | null)[])[]): string {
  const texts = rows.map((row) => row.map((cell) => String(cell ?? '-')))
  const widths = (texts[0] ?? []).map((_, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)))
  return texts
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
