import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs'
import { join } from 'node:path'

import type { Finding } from '@parley/contract/doctor.ts'

import { notesOn } from '../configured.ts'
import { envProblems, readEnv, type Env } from '../env.ts'
import { mediaFolder } from '../media.ts'
import { examineDatabase } from '../wiring.ts'
import { examineRedis } from './redis.ts'

const leastFreeBytes = 1024 ** 3

/** Looks at the configuration and at this machine, without the hub. */
export async function examineMachine(
  source: Readonly<Record<string, string | undefined>>,
): Promise<readonly Finding[]> {
  const problems = envProblems(source)
  if (problems.length > 0)
    return problems.map(({ variable, message }) => ({
      about: variable,
      problem: `${variable} ${message}.`,
      fix: 'Correct it; the hub does not start like this. docs/operate.md has every variable.',
    }))
  const env = readEnv(source)
  const notes = notesOn(env).map(({ variable, ...note }): Finding => ({ about: variable, ...note }))
  const database = (await examineDatabase(env)).map((one): Finding => ({ about: 'DATABASE_URL', ...one }))
  return [
    ...notes,
    ...examineFolder(env.DATA_DIR),
    ...database,
    ...(await examineAddress(env)),
    ...(await examineRedis(env.REDIS_URL)),
  ]
}

function examineFolder(folder: string): readonly Finding[] {
  const about = 'DATA_DIR'
  if (!existsSync(folder))
    return [{ about, problem: `${folder} does not exist.`, fix: 'Start the hub once, or correct DATA_DIR.' }]
  const found: Finding[] = []
  if (!isWritable(folder))
    found.push({ about, problem: `${folder} cannot be written.`, fix: `Give it to the hub's user (chown).` })
  const key = join(folder, 'encryption.key')
  if (existsSync(key) && (statSync(key).mode & 0o077) !== 0)
    found.push({ about, problem: `${key} can be read by others.`, fix: `chmod 600 ${key}` })
  const media = mediaFolder({ DATA_DIR: folder })
  if (existsSync(media) && !isWritable(media))
    found.push({
      about,
      problem: `${media} cannot be written, so no file can be kept.`,
      fix: `Give it to the hub's user (chown -R).`,
    })
  const { bavail, bsize } = statfsSync(folder)
  if (bavail * bsize < leastFreeBytes)
    found.push({
      about,
      problem: `Only ${Math.round((bavail * bsize) / 1024 ** 2)} MB are free at ${folder}.`,
      fix: 'Make room before the database cannot grow: then nothing more is taken in.',
    })
  return found
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.R_OK | constants.W_OK)
    return true
  } catch {
    return false
  }
}

async function examineAddress({ PUBLIC_URL: url }: Env): Promise<readonly Finding[]> {
  if (url === undefined) return []
  const reached = await fetch(`${url}/healthz`, { signal: AbortSignal.timeout(5_000) }).then(
    ({ ok, status }) => (ok ? null : `it answers ${status}`),
    () => 'nobody answers',
  )
  if (reached === null) return []
  const fix = 'Check the name, the certificate and the proxy; the hub itself listens on HOST and PORT.'
  return [{ about: 'PUBLIC_URL', problem: `${url} does not lead to this hub: ${reached}.`, fix }]
}
