import type { Finding } from '@parley/contract/doctor.ts'
import type { Endpoint } from '@parley/core/domain/endpoint.ts'
import { httpDate } from '@parley/core/domain/http-date.ts'
import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'

import { examineAccount } from './account.ts'

const mostSkewMs = 30_000

/** Looks at everything that the hub keeps, and asks the channels about its accounts. */
export async function examine(hub: Hub): Promise<readonly Finding[]> {
  const tenants = await hub.stores.tenants()
  const found = await Promise.all(tenants.map(({ id }) => examineTenant(hub, hub.stores.of(id))))
  const letters = await hub.stores.letters({ ...openLetters, order: 'oldest', after: null, limit: 1 })
  const unowned = letters.length === 0 ? [] : [unownedLetters]
  const trouble = await hub.blobs.trouble()
  const bucket = trouble === null ? [] : [{ about: 'MEDIA_S3_URL', problem: trouble, fix: bucketFix }]
  return [...(await examineClock(hub)), ...bucket, ...found.flat(), ...unowned]
}

const bucketFix =
  'Check MEDIA_S3_URL, MEDIA_S3_REGION and the key; it must be allowed to get, put, delete and list objects.'

const openLetters = {
  state: 'open',
  reason: null,
  account: null,
  endpoint: null,
  from: null,
  to: null,
} as const

const unownedLetters: Finding = {
  about: 'dead-letters',
  problem: 'Webhooks came in that belong to no account, or that nobody could read.',
  fix: 'See GET /api/v1/operator/dead-letters; connect the account that is missing and replay them.',
}

async function examineTenant(hub: Hub, store: Store): Promise<readonly Finding[]> {
  const [accounts, endpoints, letters] = await Promise.all([
    store.accounts(),
    store.endpoints(),
    store.letterCount(openLetters),
  ])
  const active = accounts.filter((account) => account.active)
  const found = await Promise.all([
    ...active.map((account) => examineAccount(hub, store, account)),
    ...endpoints.map((endpoint) => examineEndpoint(store, endpoint)),
  ])
  const waiting: Finding = {
    about: store.tenant,
    problem: `${letters} dead letters wait.`,
    fix: 'Look at them with: parley dead-letters list. Then replay or discard them.',
  }
  return [...found.flat(), ...(letters > 0 ? [waiting] : []), ...(await examineFiles(hub, store.tenant))]
}

/** Before nothing more can be kept. */
async function examineFiles({ blobs, fileLimits }: Hub, tenant: TenantId): Promise<readonly Finding[]> {
  const used = await blobs.usage(tenant).catch(() => 0)
  const { mostPerTenant: most } = fileLimits
  if (used < most * 0.8) return []
  const mb = (bytes: number) => Math.round(bytes / 1024 ** 2).toLocaleString('en')
  const problem = `Its files take ${mb(used)} MB of the ${mb(most)} MB there are for them.`
  return [{ about: tenant, problem, fix: 'Raise MEDIA_QUOTA_MB if the disk has room.' }]
}

async function examineEndpoint(store: Store, endpoint: Endpoint): Promise<readonly Finding[]> {
  if (!endpoint.active) return []
  const [last] = await store.attempts({ of: endpoint.id, after: null, limit: 1 })
  if (!last || last.error === null) return []
  return [
    {
      about: endpoint.id,
      problem: `The last webhook to this endpoint failed: ${last.error}.`,
      fix: `See what it answered with GET /api/v1/webhook-endpoints/${endpoint.id}/attempts, and repair or switch off the receiver.`,
    },
  ]
}

/** Signatures and windows go by the time: the platform's is in the `date` of whatever it answers (RFC 9110, 6.6.1). */
async function examineClock(hub: Hub): Promise<readonly Finding[]> {
  const [channel] = hub.channels.keys()
  const { baseUrl } = hub.platform.api(channel ?? '', false)
  const call = { method: 'GET', url: `${baseUrl}/`, headers: {}, body: null } as const
  const reply = await hub.http.call(call, { timeoutMs: 5_000, maxBodyBytes: 1_024 })
  const about = 'platform'
  if (reply.kind !== 'answer')
    return [
      {
        about,
        problem: `The platform cannot be reached: ${reply.detail}.`,
        fix: 'Let this machine reach it over https; check META_API_BASE_URL.',
      },
    ]
  const theirs = httpDate(reply.headers['date'] ?? '')
  const skewMs = theirs === null ? 0 : Math.abs(hub.moment().now - theirs)
  if (skewMs <= mostSkewMs) return []
  const problem = `The clock of this machine differs from the platform's by ${Math.round(skewMs / 1000)} s.`
  return [{ about: 'clock', problem, fix: 'Synchronise it, e.g. with chrony or systemd-timesyncd.' }]
}
