import type { HttpCall } from '@parley/core/domain/call.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Http } from '@parley/core/ports/http.ts'
import { z } from 'zod'

export interface AwsCredentials {
  readonly id: string
  readonly secret: string
  /** Null for those that do not end. */
  readonly session: string | null
}

const lent = z.object({
  AccessKeyId: z.string(),
  SecretAccessKey: z.string(),
  Token: z.string(),
  Expiration: z.string(),
})

const asking = { timeoutMs: 5_000, maxBodyBytes: 64 * 1024 }
const tokenSeconds = 21_600
/** AWS has new ones ready at least five minutes before the old ones end ("IAM roles for Amazon EC2"). */
const earlyMs = 4 * 60_000

/** Where a virtual machine of AWS asks about itself. */
export const instanceMetadata = 'http://169.254.169.254'

/**
 * The credentials of the role of the machine (EC2, "Use IMDSv2"): asked for when they are needed, and again before they
 * end. Throws `unavailable` where there is no role.
 */
export function roleCredentials(
  http: Http,
  now: () => number,
  metadata: string = instanceMetadata,
): () => Promise<AwsCredentials> {
  let known: Promise<{ readonly credentials: AwsCredentials; readonly endsAt: number }> | null = null
  return async () => {
    const current = await known?.catch(() => null)
    if (current && now() < current.endsAt - earlyMs) return current.credentials
    known = ask(http, metadata)
    return (await known).credentials
  }
}

async function ask(http: Http, metadata: string) {
  const token = await answered(http, {
    method: 'PUT',
    url: `${metadata}/latest/api/token`,
    headers: { 'x-aws-ec2-metadata-token-ttl-seconds': String(tokenSeconds) },
    body: null,
  })
  const headers = { 'x-aws-ec2-metadata-token': token }
  const roles = `${metadata}/latest/meta-data/iam/security-credentials/`
  const role = (await answered(http, { method: 'GET', url: roles, headers, body: null })).trim()
  const given = await answered(http, { method: 'GET', url: `${roles}${role}`, headers, body: null })
  const { AccessKeyId, SecretAccessKey, Token, Expiration } = lent.parse(JSON.parse(given))
  const credentials = { id: AccessKeyId, secret: SecretAccessKey, session: Token }
  return { credentials, endsAt: Date.parse(Expiration) }
}

async function answered(http: Http, call: HttpCall): Promise<string> {
  const reply = await http.call(call, asking)
  if (reply.kind === 'answer' && reply.status === 200) return reply.body
  const said = reply.kind === 'answer' ? `it answers ${reply.status}` : reply.detail
  throw new HubError('unavailable', `The machine has no role to use the bucket with: ${said}.`)
}
