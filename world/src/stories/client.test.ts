import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { clientTypes } from '@parley/scripts/client-types'
import { tool } from '@parley/scripts/tool'
import { describe, expect, test } from 'vitest'

import { demo as plan } from '../plan.ts'
import { temporaryWorld } from '../temporary-world.ts'
import type { World } from '../world.ts'
import { newKey } from './new-key.ts'

const here = import.meta.dirname
/** Below this member, so that what a program imports is found. */
const cache = join(here, '../../.cache')

/** The program of docs/api.md beside the types that are made from the description of a running hub. */
interface Program extends AsyncDisposable {
  readonly text: string
  /** What the compiler of this project says of a program; empty if it is content. */
  compiled(text: string): Promise<string>
  run(env: Readonly<Record<string, string>>): Promise<string>
}

async function programFor({ url }: World): Promise<Program> {
  const page = await readFile(join(here, '../../../docs/api.md'), 'utf8')
  const text = /```typescript\n([\s\S]*?)\n```/.exec(page)?.[1] ?? ''
  await mkdir(cache, { recursive: true })
  const folder = await mkdtemp(join(cache, 'client-'))
  const description = await (await fetch(`${url}/openapi.json`)).text()
  await writeFile(join(folder, 'parley.ts'), await clientTypes(description))
  const base = join(here, '../../../tsconfig.base.json')
  await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ extends: base, include: ['.'] }))
  const main = join(folder, 'main.ts')
  return {
    text,
    async compiled(given) {
      await writeFile(main, given)
      return (await tool('tsc', ['--pretty', 'false', '-p', folder])).output
    },
    async run(env) {
      await writeFile(main, text)
      const { stdout } = await promisify(execFile)(process.execPath, [main], { env })
      return stdout.trim()
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  }
}

const keyOf = ({ url }: World, scopes: readonly string[]) =>
  newKey((path, init) => fetch(url + path, init), plan.owner, scopes)

describe('a client that is generated from the description', () => {
  test('compiles, lists, sends and follows a message, and is told of a refusal in words', async () => {
    await using world = await temporaryWorld()
    await using program = await programFor(world)
    expect(await program.compiled(program.text)).toBe('')

    const scopes = ['conversations:read', 'messages:read', 'messages:send']
    const env = { PARLEY_URL: world.url, PARLEY_API_KEY: await keyOf(world, scopes) }
    await expect(program.run(env)).rejects.toThrow('Nobody has written yet.')
    const account = world.seeded.accounts.find(({ planned }) => planned.kind === 'whatsapp')?.planned
    const accountId = account?.kind === 'whatsapp' ? account.phoneNumberId : ''
    world.simulator.control.write({ accountId, customerId: 'ana', text: 'Hello?' })
    await world.quiet()
    expect(await program.run(env)).toMatch(/^Ana Ferreira (?:pending|sending|sent|delivered|read)$/)
    await world.quiet()
    expect(await program.run(env)).toMatch(/^Ana Ferreira (?:delivered|read)$/)
    const said = world.simulator.control
      .thread(accountId, 'ana')
      .bubbles.map((bubble) => JSON.stringify(bubble))
    expect(said.filter((bubble) => bubble.includes('We are open until six.'))).toHaveLength(1)

    const reader = { ...env, PARLEY_API_KEY: await keyOf(world, ['conversations:read']) }
    await expect(program.run(reader)).rejects.toThrow('forbidden: This needs the scope messages:send.')
  }, 60_000)

  test('does not compile with a field, a path or a status that the API does not have', async () => {
    await using world = await temporaryWorld()
    await using program = await programFor(world)
    for (const [right, wrong] of [
      ['conversation_id:', 'conversation:'],
      ["status: 'open'", "status: 'ajar'"],
      ['/api/v1/conversations', '/api/v1/talks'],
      ['customer.name', 'customer.nickname'],
    ] as const) {
      expect(program.text).toContain(right)
      expect(await program.compiled(program.text.replace(right, wrong))).toContain('error TS')
    }
  }, 60_000)
})
