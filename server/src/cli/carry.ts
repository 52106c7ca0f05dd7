import { mkdirSync } from 'node:fs'

import { sealedIn, type Entry } from '@parley/core/domain/entry.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Dump } from '@parley/core/ports/mover.ts'

import type { Env } from '../env.ts'
import { mover, vaultAtHand } from '../wiring.ts'
import type { Given } from './command.ts'
import { openExport, writeExport } from './export-file.ts'
import { tally, totalOf, type Content } from './tally.ts'

/** Writes all that the hub holds at this moment, or what one tenant has, to a file. */
export async function carryOut(
  env: Env,
  file: string,
  tenant: TenantId | null,
  tell: Given['tell'],
): Promise<Content> {
  const dump = (await mover(env)).dump(tenant)
  const pages = told(tenant === null ? dump.pages : found(dump.pages), tell)
  return writeExport(file, { ...dump, pages }, { tenant, at: new Date().toISOString() })
}

/** Fills an empty store with what such a file holds, all or nothing. */
export async function carryIn(env: Env, file: string, tell: Given['tell']): Promise<Content> {
  const { content, ...dump } = await openExport(file, opener(env))
  tell(`${file} is whole, and every secret in it opens.`)
  mkdirSync(env.DATA_DIR, { recursive: true })
  const pages = told(dump.pages, tell)
  await (await mover(env)).load({ ...dump, pages }, (held) => prove(held, content))
  return content
}

export function inWords(content: Content): string {
  return `${totalOf(content).toLocaleString('en')} entries of ${content.counts.tenant ?? 0} businesses (sha256 ${content.sha256})`
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
