import { hkdfSync, randomUUID } from 'node:crypto'

import { isId } from '@parley/core/domain/ids.ts'
import type { Claims, Tokens } from '@parley/core/ports/tokens.ts'
import { z } from 'zod'

import type { VaultKey } from './vault-aes.ts'

const alg = 'HS256'
const iss = 'parley'

const payload = z.object({
  sub: z.custom<Claims['user']>((id) => typeof id === 'string' && isId('usr', id)),
  ten: z.custom<Claims['tenant']>((id) => typeof id === 'string' && isId('ten', id)),
  sid: z.custom<Claims['session']>((id) => typeof id === 'string' && isId('ses', id)),
  gen: z.int().min(0),
  nbf: z.number(),
  exp: z.number(),
})

/** What was verified once, and when it is so (ms): a page of the inbox sends the same token with each of its requests. */
interface Remembered {
  readonly claims: Claims
  readonly from: number
  readonly until: number
}

const mostRemembered = 1_000

/**
 * JSON Web Tokens (RFC 7519, RFC 8725), signed with a key that is derived from the encryption key (HKDF) and named by
 * `kid`: the first key signs, every key is known. The audience tells the kinds apart.
 */
export function jwtTokens(keys: readonly VaultKey[]): Tokens {
  const [newest] = keys
  if (!newest) throw new Error('An encryption key is needed.')
  const secrets = new Map(keys.map(({ id, key }) => [id, derive(key)]))
  const known = (kid: string | undefined) => secrets.get(kid ?? '')
  const remembered = new Map<string, Remembered>()
  const remember = (name: string, one: Remembered) => {
    remembered.set(name, one)
    for (const [oldest] of remembered) if (remembered.size > mostRemembered) remembered.delete(oldest)
  }
  return {
    async sign({ kind, tenant, user, session, generation }, now, expiresAt) {
      const { SignJWT } = await jose()
      const at = Math.floor(now / 1000)
      return new SignJWT({ ten: tenant, sid: session, gen: generation })
        .setProtectedHeader({ alg, kid: newest.id, typ: 'JWT' })
        .setIssuer(iss)
        .setAudience(audience(kind))
        .setSubject(user)
        .setJti(randomUUID())
        .setIssuedAt(at)
        .setNotBefore(at)
        .setExpirationTime(Math.floor(expiresAt / 1000))
        .sign(derive(newest.key))
    },
    async read(token, kind, now) {
      const again = remembered.get(`${kind} ${token}`)
      if (again) return now >= again.from && now < again.until ? again.claims : null
      const { decodeProtectedHeader, errors, jwtVerify } = await jose()
      try {
        const secret = known(decodeProtectedHeader(token).kid)
        if (!secret) return null
        const checks = { algorithms: [alg], issuer: iss, audience: audience(kind), requiredClaims }
        const verified = await jwtVerify(token, secret, { ...checks, currentDate: new Date(now) })
        const { sub, ten, sid, gen, nbf, exp } = payload.parse(verified.payload)
        const claims: Claims = { kind, tenant: ten, user: sub, session: sid, generation: gen }
        remember(`${kind} ${token}`, { claims, from: nbf * 1000, until: exp * 1000 })
        return claims
      } catch (error) {
        if (error instanceof errors.JOSEError || error instanceof z.ZodError || error instanceof TypeError)
          return null
        throw error
      }
    },
  }
}

/** Loaded when somebody signs in: a hub that nobody looks at does without. */
const jose = () => import('jose')

const requiredClaims = ['exp', 'nbf', 'iat', 'jti', 'sub']

function audience(kind: Claims['kind']): string {
  return `parley:${kind}`
}

/** RFC 5869: what signs tokens is not what encrypts, though one secret is enough to configure. */
function derive(key: Buffer): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', key, '', 'parley tokens v1', 32))
}
