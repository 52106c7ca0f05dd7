import { parseArgs } from 'node:util'

import { createClient, type Client } from '@parley/contract/client.ts'

import { backups } from './backups.ts'
import { UsageError, type Command, type Given, type Said } from './command.ts'
import { deadLetters } from './dead-letters.ts'
import { doctor } from './doctor.ts'
import type { CliEnv } from './env.ts'
import { help, helpOn } from './help.ts'
import { keys } from './keys.ts'
import { moves } from './moves.ts'
import { tenants } from './tenants.ts'

const commands: readonly Command[] = [doctor, ...tenants, ...keys, ...deadLetters, ...backups, ...moves]

/** Every command has these. */
const shared = {
  url: { type: 'string', help: 'where the hub is (else PARLEY_URL, else http://127.0.0.1:PORT)' },
  key: { type: 'string', help: 'the credential (else PARLEY_API_KEY, or OPERATOR_KEY for the operator)' },
  json: { type: 'boolean', help: 'answer for programs' },
  help: { type: 'boolean', help: 'what the command does and takes' },
} as const

/** Finds the command that the words name, and runs it. */
export async function run(words: readonly string[], env: CliEnv): Promise<Said> {
  const command = commands.find(({ name }) => name.split(' ').every((word, at) => words[at] === word))
  if (!command) {
    const asked = words.find((word) => !word.startsWith('-'))
    if (asked === undefined || asked === 'help') return help(commands)
    throw new UsageError(`There is no command "${asked}"; parley --help shows what there is.`)
  }
  const { positionals, values } = parse(command, words.slice(command.name.split(' ').length))
  if (values['help'] === true) return helpOn(command, shared)
  if (positionals.length !== command.takes.length) {
    const wanted = command.takes.map((word) => `<${word}>`).join(' ') || 'nothing more'
    throw new UsageError(`parley ${command.name} takes ${wanted}; parley ${command.name} --help says more.`)
  }
  const tell = (line: string) => void process.stderr.write(`${line}\n`)
  return command.run({ words: positionals, options: values, env, tell, api: apiOf(command, values, env) })
}

function parse(command: Command, args: readonly string[]) {
  const entries = Object.entries({ ...shared, ...command.options })
  const options = Object.fromEntries(entries.map(([name, { type }]) => [name, { type }]))
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true })
    const given = Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'boolean' ? [[name, value] as const] : [],
    )
    return { positionals, values: Object.fromEntries(given) }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}

function apiOf({ as }: Command, options: Given['options'], env: CliEnv): Client {
  const credential = options['key'] ?? (as === 'operator' ? env.operatorKey : env.apiKey)
  const url = String(options['url'] ?? env.url ?? `http://127.0.0.1:${env.port}`).replace(/\/+$/, '')
  return createClient(url, async (address, { method, headers, body }) => {
    if (credential === undefined) throw new UsageError(missing(as))
    const authorization = `Bearer ${String(credential)}`
    const request = {
      method,
      headers: { ...headers, authorization },
      ...(body === undefined ? {} : { body }),
    }
    return fetch(address, request).catch(() => {
      throw new UsageError(`No hub answers at ${url}: start it, or say where it is with --url.`)
    })
  })
}

function missing(as: Command['as']): string {
  return as === 'operator'
    ? 'This is for whoever runs the hub: set OPERATOR_KEY, or pass it with --key.'
    : 'An API key is needed: set PARLEY_API_KEY, or pass it with --key.'
}
