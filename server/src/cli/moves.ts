import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'

import { sealedIn, type Entry } from '@parley/core/domain/entry.ts'
import { HubError } from '@parley/core/domain/error.ts'
import { isId, type TenantId } from '@parley/core/domain/ids.ts'
import type { Dump } from '@parley/core/ports/mover.ts'

import { readEnv, type Env } from '../env.ts'
import { mover, vaultAtHand } from '../wiring.ts'
import { UsageError, type Command, type Given } from './command.ts'
import { openExport, writeExport } from './export-file.ts'
import { tally, totalOf, type Content } from './tally.ts'

/** Everything that a hub holds, from one kind of store into another. */
export const moves: readonly Command[] = [
  {
    name: 'export',
    summary:
      'Write all that the hub holds to a file that any kind of store can take, also while the hub runs',
    takes: ['file'],
    options: { tenant: { type: 'string', help: 'only this business (its id)' } },
    as: null,
    async run({ words: [file = ''], options, env, tell }) {
      const tenant = tenantOf(options)
      const dump = (await mover(readEnv(env.whole))).dump(tenant)
      const pages = told(tenant === null ? dump.pages : found(dump.pages), tell)
      const about = { tenant, at: new Date().toISOString() }
      const content = await writeExport(resolve(file), { ...dump, pages }, about)
      const apart = 'The encryption keys and the folder media are not in it: move them, too.'
      const text = `${file} holds ${inWords(content)}. ${apart}`
      return { text, json: { file: resolve(file), tenant, ...content } }
    },
  },
  {
    name: 'import',
    summary: 'Fill an empty hub, which must not run, with what was exported elsewhere',
    takes: ['file'],
    options: {},
    as: null,
    async run({ words: [file = ''], env, tell }) {
      const configuration = readEnv(env.whole)
      const open = opener(configuration)
      const { content, ...dump } = await openExport(resolve(file), open)
      tell(`${file} is whole, and every secret in it opens.`)
      mkdirSync(configuration.DATA_DIR, { recursive: true })
      const pages = told(dump.pages, tell)
      await (await mover(configuration)).load({ ...dump, pages }, (held) => prove(held, content))
      const text = `The hub holds what ${file} holds: ${inWords(content)}.`
      return { text, json: { file: resolve(file), ...content } }
    },
  },
]

function tenantOf({ tenant }: Given['options']): TenantId | null {
  if (tenant === undefined) return null
  if (typeof tenant === 'string' && isId('ten', tenant)) return tenant
  throw new UsageError('--tenant takes the id of a business (ten_…); parley tenants list shows them.')
}

/** Sees to it that the secrets of an entry open with the keys that are here. */
function opener(env: Env): (entry: Entry) => void {
  const vault = vaultAtHand(env)
  return (entry) => {
    for (const { sealed, purpose } of sealedIn(entry)) {
      try {
        if (!vault) throw new HubError('unavailable', 'There is no encryption key.')
        vault.open(sealed, purpose)
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        const cure =
          'Set ENCRYPTION_KEYS as the exported hub has them, or copy its encryption.key into DATA_DIR.'
        throw new HubError('invalid_request', `The secrets do not open: ${why} ${cure}`)
      }
    }
  }
}

/** What the store holds is what the file says; else nothing of it stays. */
async function prove(held: Dump['pages'], { sha256 }: Content): Promise<void> {
  const found = tally()
  for await (const page of held) found.add(page)
  if (found.content().sha256 === sha256) return
  throw new HubError('internal', 'What the store holds is not what was imported; it was emptied again.')
}

/** The same pages, if the business is among them. */
async function* found(pages: Dump['pages']): Dump['pages'] {
  let isThere = false
  for await (const page of pages) {
    isThere ||= page.some(({ kind }) => kind === 'tenant')
    yield page
  }
  if (!isThere) throw new HubError('not_found', 'There is no such business: parley tenants list shows them.')
}

const toldEvery = 50_000

/** The same pages; how many entries have gone by is told once in a while. */
async function* told(pages: Dump['pages'], tell: Given['tell']): Dump['pages'] {
  let count = 0
  let next = toldEvery
  for await (const page of pages) {
    yield page
    count += page.length
    if (count < next) continue
    tell(`${count.toLocaleString('en')} entries so far`)
    next = count + toldEvery
  }
}

function inWords(content: Content): string {
  return `${totalOf(content).toLocaleString('en')} entries of ${content.counts.tenant ?? 0} businesses (sha256 ${content.sha256})`
}
