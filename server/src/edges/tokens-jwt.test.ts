import { randomBytes } from 'node:crypto'

import type { Claims } from '@parley/core/ports/tokens.ts'
import { SignJWT, UnsecuredJWT } from 'jose'
import { describe, expect, it } from 'vitest'

import { jwtTokens } from './tokens-jwt.ts'
import { typeIds } from './typeid.ts'

const typeId = typeIds(Date.now)

const now = 1_800_000_000_000
const [older, newer] = [
  { id: 'k1', key: randomBytes(32) },
  { id: 'k2', key: randomBytes(32) },
]
const claims: Claims = {
  kind: 'access',
  tenant: typeId('ten'),
  user: typeId('usr'),
  session: typeId('ses'),
  generation: 3,
}
const tokens = jwtTokens([older])
const sign = () => tokens.sign(claims, now, now + 600_000)

describe('a token', () => {
  it('says what was signed, until it expires', async () => {
    const token = await sign()
    expect(await tokens.read(token, 'access', now)).toEqual(claims)
    expect(await tokens.read(token, 'access', now + 599_000)).toEqual(claims)
    expect(await tokens.read(token, 'access', now + 600_000)).toBeNull()
    expect(await jwtTokens([older]).read(token, 'access', now + 600_000)).toBeNull()
  })

  it('is not valid before its time, also when it was read in its time', async () => {
    const token = await sign()
    expect(await tokens.read(token, 'access', now - 2_000)).toBeNull()
    expect(await tokens.read(token, 'access', now)).toEqual(claims)
    expect(await tokens.read(token, 'access', now - 2_000)).toBeNull()
  })

  it('of one kind is not of the other, also when it was read as what it is', async () => {
    const token = await sign()
    expect(await tokens.read(token, 'access', now)).toEqual(claims)
    expect(await tokens.read(token, 'refresh', now)).toBeNull()
  })

  it('is still known after thousands of others', async () => {
    const token = await sign()
    expect(await tokens.read(token, 'access', now)).toEqual(claims)
    for (let other = 0; other < 1_100; other += 1) await tokens.read(await sign(), 'access', now)
    expect(await tokens.read(token, 'access', now)).toEqual(claims)
  })

  it('stays known while its key is configured', async () => {
    const token = await sign()
    expect(await jwtTokens([newer, older]).read(token, 'access', now)).toEqual(claims)
    expect(await jwtTokens([newer]).read(token, 'access', now)).toBeNull()
    const moved = { id: 'k1', key: newer.key }
    expect(await jwtTokens([moved]).read(token, 'access', now)).toBeNull()
  })

  it('that was changed in any part is nothing', async () => {
    const parts = (await sign()).split('.')
    for (const [at, part] of parts.entries()) {
      const other = `${part.startsWith('e') ? 'f' : 'e'}${part.slice(1)}`
      expect(await tokens.read(parts.with(at, other).join('.'), 'access', now)).toBeNull()
    }
  })

  it('without a signature, of another algorithm or signed with the raw key is nothing', async () => {
    const body = { ten: claims.tenant, sid: claims.session, gen: 3, iss: 'parley', aud: 'parley:access' }
    const unsigned = new UnsecuredJWT({ ...body, sub: claims.user }).setExpirationTime(now).encode()
    const raw = await new SignJWT({ ...body, sub: claims.user, iat: 1, nbf: 1, jti: 'x', exp: now })
      .setProtectedHeader({ alg: 'HS512', kid: 'k1' })
      .sign(Buffer.concat([older.key, older.key]))
    const answers = await Promise.all([unsigned, raw].map((token) => tokens.read(token, 'access', now)))
    expect(answers).toEqual([null, null])
  })

  it.each(['', 'x', 'a.b.c', '..', 'eyJhbGciOiJIUzI1NiJ9..'])('%o is nothing', async (text) => {
    expect(await tokens.read(text, 'access', now)).toBeNull()
  })
})
