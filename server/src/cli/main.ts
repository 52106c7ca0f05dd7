import { ProblemError } from '@parley/contract/client.ts'
import { HubError } from '@parley/core/domain/error.ts'

import { UsageError, type Said } from './command.ts'
import { readCliEnv } from './env.ts'
import { run } from './run.ts'

/** `parley`: 0 if all is well, 1 if something is wrong, 2 if the call was. */
const words = process.argv.slice(2)
const asJson = words.includes('--json')
try {
  const said = await run(words, readCliEnv())
  show(said)
  process.exitCode = said.ok === false ? 1 : 0
} catch (error) {
  const text = inWords(error)
  process.exitCode = error instanceof UsageError ? 2 : 1
  if (asJson) show({ text, json: { error: text } })
  else process.stderr.write(`${text}\n`)
}

function show({ text, json }: Said): void {
  process.stdout.write(`${asJson ? JSON.stringify(json, null, 2) : text}\n`)
}

function inWords(error: unknown): string {
  if (error instanceof ProblemError) return error.problem.detail
  if (error instanceof UsageError || error instanceof HubError) return error.message
  return error instanceof Error ? error.message : String(error)
}
