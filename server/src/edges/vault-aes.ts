import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import { HubError } from '@parley/core/domain/error.ts'
import type { Vault } from '@parley/core/ports/vault.ts'

export interface VaultKey {
  readonly id: string
  readonly key: Buffer
}

/** Decrypted secrets stay in memory so that a busy endpoint does not cost a decryption for each webhook. */
const mostOpen = 10_000

/**
 * AES-256-GCM. A sealed text reads `v1.<key id>.<nonce>.<text and tag>`; its purpose is authenticated along with it.
 * The first key seals; every key opens what it sealed.
 */
export function aesVault(keys: readonly VaultKey[]): Vault {
  const [newest] = keys
  if (!newest) throw new Error('An encryption key is needed.')
  const opened = new Map<string, string>()
  return {
    seal: (plain, purpose) => encrypt(plain, purpose, newest),
    reseal: (sealed, purpose) =>
      sealed.split('.')[1] === newest.id ? null : encrypt(decrypt(sealed, purpose, keys), purpose, newest),
    open(sealed, purpose) {
      const known = opened.get(`${purpose} ${sealed}`)
      if (known !== undefined) return known
      const plain = decrypt(sealed, purpose, keys)
      if (opened.size >= mostOpen) opened.clear()
      opened.set(`${purpose} ${sealed}`, plain)
      return plain
    },
  }
}

function encrypt(plain: string, purpose: string, { id, key }: VaultKey): string {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
  const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()])
  return ['v1', id, nonce.toString('base64url'), text.toString('base64url')].join('.')
}

function decrypt(sealed: string, purpose: string, keys: readonly VaultKey[]): string {
  const [version, keyId, nonce, text] = sealed.split('.')
  const key = keys.find((each) => each.id === keyId)
  if (version !== 'v1' || !nonce || !text) throw new HubError('unavailable', 'A stored secret is damaged.')
  if (!key)
    throw new HubError(
      'unavailable',
      `A stored secret needs the encryption key "${keyId}", which is not configured.`,
    )
  const bytes = Buffer.from(text, 'base64url')
  const decipher = createDecipheriv('aes-256-gcm', key.key, Buffer.from(nonce, 'base64url'), {
    authTagLength: 16,
  })
  decipher.setAAD(Buffer.from(purpose)).setAuthTag(bytes.subarray(-16))
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString('utf8')
  } catch {
    throw new HubError('unavailable', 'A stored secret was changed or moved from its place.')
  }
}
