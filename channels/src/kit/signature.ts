import type { Hmac, SignedRequest } from '@parley/core/ports/channel.ts'

/**
 * Whether `X-Hub-Signature-256` signs the raw bytes with one of the secrets (Meta, "Webhooks: Validating payloads").
 * An empty secret signs nothing: anybody could know it.
 */
export function verifySignature(request: SignedRequest, secrets: readonly string[], hmac: Hmac): boolean {
  const given = signature.exec(request.header('x-hub-signature-256') ?? '')?.[1]
  if (given === undefined) return false
  return secrets.some((secret) => secret !== '' && hmac.same(hmac.sha256Hex(secret, request.body), given))
}

const signature = /^sha256=([0-9a-f]{64})$/
