import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto'

import { isId } from '@parley/core/domain/ids.ts'
import type { LinkedFile, Links } from '@parley/core/ports/links.ts'
import { z } from 'zod'

import type { VaultKey } from './vault-aes.ts'

const content = z.tuple([
  z.custom<LinkedFile['tenant']>((id) => typeof id === 'string' && isId('ten', id)),
  z.custom<LinkedFile['file']>((id) => typeof id === 'string' && isId('fil', id)),
  z.enum(['original', 'thumbnail', 'playable']),
  z.int(),
])

/** Links that carry what they open, signed (HMAC-SHA256) with a key derived from the encryption key: the first signs, all are known. */
export function hmacLinks(keys: readonly VaultKey[]): Links {
  const secrets = keys.map(({ key }) => derive(key))
  const [newest] = secrets
  if (!newest) throw new Error('An encryption key is needed.')
  return {
    sign({ tenant, file, variant }, expiresAt) {
      const text = Buffer.from(JSON.stringify([tenant, file, variant, expiresAt])).toString('base64url')
      return `${text}.${signature(newest, text).toString('base64url')}`
    },
    read(token, now) {
      const [text = '', signed = '', ...rest] = token.split('.')
      const given = Buffer.from(signed, 'base64url')
      if (rest.length > 0 || !secrets.some((secret) => isSame(signature(secret, text), given))) return null
      const read = content.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')))
      if (!read.success) return null
      const [tenant, file, variant, expiresAt] = read.data
      return now < expiresAt ? { tenant, file, variant } : null
    },
  }
}

function signature(secret: Buffer, text: string): Buffer {
  return createHmac('sha256', secret).update(text).digest()
}

function isSame(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b)
}

/** RFC 5869: what signs links signs and encrypts nothing else. */
function derive(key: Buffer): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', 'parley links v1', 32))
}
