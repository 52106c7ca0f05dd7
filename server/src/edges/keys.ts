import { hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { VaultKey } from './vault-aes.ts'

/** The keys from the environment; without any, one that is made once and kept in the data folder, readable only by its owner. */
export function encryptionKeys(configured: readonly string[], dataDir: string): VaultKey[] {
  if (configured.length === 0 && !existsSync(pathIn(dataDir)))
    writeFileSync(pathIn(dataDir), `local:${randomBytes(32).toString('base64')}\n`, {
      mode: 0o600,
      flag: 'wx',
    })
  return keysAtHand(configured, dataDir)
}

/** The same without making one: empty if there is none. */
export function keysAtHand(configured: readonly string[], dataDir: string): VaultKey[] {
  if (configured.length > 0) return configured.map(parse)
  const path = pathIn(dataDir)
  return existsSync(path) ? [parse(readFileSync(path, 'utf8').trim())] : []
}

/** What the first owner shows: the same at all processes that have the same keys, whichever of them is asked. */
export function setupCode([newest]: readonly VaultKey[]): string {
  const secret = newest?.key ?? randomBytes(32)
  return Buffer.from(hkdfSync('sha256', secret, '', 'parley set-up code', 6)).toString('hex')
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'encryption.key')
}

function parse(text: string): VaultKey {
  const colon = text.indexOf(':')
  const id = text.slice(0, colon)
  const key = Buffer.from(text.slice(colon + 1), 'base64')
  if (colon < 1 || !/^[\w-]+$/.test(id) || key.length !== 32) {
    throw new Error(
      'ENCRYPTION_KEYS: each key must read name:base64 of 32 bytes, e.g. the output of: echo "k1:$(openssl rand -base64 32)"',
    )
  }
  return { id, key }
}
