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

/** Writes a tenant with silent WhatsApp accounts and one endpoint into an empty data folder. */
export async function prepareTenant(
  env: Readonly<Record<string, string>>,
  endpointUrl: string,
): Promise<void> {
  const { hub, stop } = await boot(readEnv({ ...env, LOG_LEVEL: 'silent' }))
  await plantTenant(hub, endpointUrl)
  await stop()
}

/** The same into the record of a hub that stands already. */
export async function plantTenant(
  hub: Pick<Hub, 'stores' | 'vault' | 'moment'>,
  endpointUrl: string,
): Promise<void> {
  const { now, id } = hub.moment()
  const { tenant } = await createTenant(hub, { business: 'Bench', name: 'Owner', ...owner })
  const record = { active: true, createdAt: now, version: 0 }
  const endpoint = id('end')
  const secret = hub.vault.seal(`whsec_${randomBytes(32).toString('base64')}`, endpoint)
  const verdict = await hub.stores.of(tenant).commit({
    changes: [
      ...audience.accountKeys.map((key) => {
        const account = id('acc')
        return put('account', {
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
        })
      }),
      put('endpoint', {
        ...record,
        id: endpoint,
        account: null,
        url: endpointUrl,
        description: '',
        secrets: [{ sealed: secret, expiresAt: null }],
        kinds: ['message.received'],
      }),
    ],
    tasks: [],
    finish: null,
  })
  if (verdict.kind !== 'done')
    throw new Error(`The tenant of the bench could not be written: ${verdict.kind}.`)
}
