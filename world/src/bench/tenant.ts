import { randomBytes } from 'node:crypto'

import { put } from '@parley/core/domain/change.ts'
import { defaultAutoReply } from '@parley/core/domain/rule.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import { boot } from '@parley/server/boot'
import { readEnv } from '@parley/server/env'
import { createTenant } from '@parley/server/tenants'

import { audience } from './loads.ts'
import { business } from './posts.ts'

export const owner = { email: 'bench@parley.test', password: 'a long enough password' } as const

/** Writes a tenant with silent WhatsApp accounts into an empty record: with one endpoint for all of them, or one for each. */
export async function prepareTenant(
  env: Readonly<Record<string, string>>,
  ...endpointUrls: readonly string[]
): Promise<void> {
  const { hub, stop } = await boot(readEnv({ ...env, LOG_LEVEL: 'silent' }))
  await plantTenant(hub, ...endpointUrls)
  await stop()
}

/** The same into the record of a hub that stands already. */
export async function plantTenant(
  hub: Pick<Hub, 'stores' | 'vault' | 'moment'>,
  ...endpointUrls: readonly string[]
): Promise<void> {
  const { now, id } = hub.moment()
  const { tenant } = await createTenant(hub, { business: 'Bench', name: 'Owner', ...owner })
  const record = { active: true, createdAt: now, version: 0 }
  const accounts = audience.accountKeys.map((key) => ({ key, account: id('acc') }))
  const endpoints = endpointUrls.map((url, at) => {
    const endpoint = id('end')
    const secret = hub.vault.seal(`whsec_${randomBytes(32).toString('base64')}`, endpoint)
    return put('endpoint', {
      ...record,
      id: endpoint,
      account: endpointUrls.length === 1 ? null : (accounts[at]?.account ?? null),
      url,
      description: '',
      secrets: [{ sealed: secret, expiresAt: null }],
      kinds: ['message.received'],
    })
  })
  const verdict = await hub.stores.of(tenant).commit({
    changes: [
      ...accounts.map(({ key, account }) =>
        put('account', {
          ...record,
          id: account,
          channel: 'whatsapp',
          name: 'Bench',
          key,
          business,
          settings: {},
          sealedToken: hub.vault.seal('bench-token', account),
          simulated: true,
          autoReply: { ...defaultAutoReply, enabled: false },
          ordering: 'conversation',
          routerMode: false,
        }),
      ),
      ...endpoints,
    ],
    tasks: [],
    finish: null,
  })
  if (verdict.kind !== 'done')
    throw new Error(`The tenant of the bench could not be written: ${verdict.kind}.`)
}

/** Has every endpoint of the tenant's at another address. */
export async function moveEndpoints({ stores }: Pick<Hub, 'stores'>, url: string): Promise<void> {
  const home = await stores.userByEmail(owner.email)
  if (!home) throw new Error('The record is not one of the bench.')
  const store = stores.of(home.tenant)
  for (const endpoint of await store.endpoints())
    await store.commit({ changes: [put('endpoint', { ...endpoint, url })], tasks: [], finish: null })
}
