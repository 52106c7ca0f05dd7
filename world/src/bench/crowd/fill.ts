import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Entry } from '@parley/core/domain/entry.ts'
import type { Dump } from '@parley/core/ports/mover.ts'
import { readEnv } from '@parley/server/env'
import { thisMachine } from '@parley/server/surroundings'
import { mover, wire } from '@parley/server/wiring'

import { plantTenant } from '../tenant.ts'
import { crowd, type Course, type Home, type Size } from './crowd.ts'

const dayMs = 24 * 3_600_000
/** From the first message until today. */
const spanMs = 360 * dayMs

/**
 * Fills the empty store that the configuration names with the bench's tenant and everything that so many messages of the
 * last 360 days would have left in it. Without ENCRYPTION_KEYS the data folder must be empty, too: it gets a key.
 */
export async function fill(
  given: Readonly<Record<string, string>>,
  endpointUrl: string,
  size: Size,
  tell: (entries: number) => void = () => undefined,
): Promise<void> {
  const env = readEnv(given)
  const folder = mkdtempSync(join(tmpdir(), 'parley-planted-'))
  const planting = { ...env, DATA_DIR: folder, DATABASE_URL: undefined, REDIS_URL: undefined }
  const clock = { ...thisMachine.clock, now: () => now }
  const end = Date.now() - 60_000
  let now = end - spanMs
  const { hub, close } = await wire(planting, { ...thisMachine, clock })
  await plantTenant(hub, endpointUrl)
  const { form, pages } = (await mover(planting)).dump(null)
  const planted: Entry[] = []
  for await (const page of pages) planted.push(...page)
  const keptDays = env.ATTEMPT_RETENTION_DAYS
  const course: Course = {
    at(n) {
      now = end - Math.round(spanMs * (1 - n / size.messages))
      return hub.moment()
    },
    attemptsSince: keptDays === 0 ? 0 : end - keptDays * dayMs,
  }
  const whatsapp = hub.channels.get('whatsapp')
  if (!whatsapp) throw new Error('The hub has no channel of this name.')
  mkdirSync(env.DATA_DIR, { recursive: true })
  if (env.ENCRYPTION_KEYS.length === 0)
    cpSync(join(folder, 'encryption.key'), join(env.DATA_DIR, 'encryption.key'), {
      errorOnExist: true,
      force: false,
    })
  const all = async function* (): Dump['pages'] {
    let count = 0
    yield planted
    for (const page of crowd(homeIn(planted, whatsapp), size, course)) {
      tell((count += page.length))
      yield page
    }
  }
  await (await mover(env)).load({ form, pages: all() }, async () => undefined)
  await close()
  rmSync(folder, { recursive: true })
}

/** Whom the planted records make. */
function homeIn(planted: readonly Entry[], channel: Home['channel']): Home {
  const accounts = planted.flatMap((entry) => (entry.kind === 'account' ? [entry.doc] : []))
  const endpoint = planted.flatMap((entry) => (entry.kind === 'endpoint' ? [entry.doc] : []))[0]
  const tenant = planted.find(({ kind }) => kind === 'account')?.tenant
  if (!endpoint || !tenant) throw new Error('Nothing was planted.')
  return { tenant, accounts, endpoint, channel }
}
