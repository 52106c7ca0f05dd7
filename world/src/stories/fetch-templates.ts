import { listAccounts } from '@parley/contract/account.ts'
import type { Client } from '@parley/contract/client.ts'
import { syncTemplates } from '@parley/contract/template.ts'

/** Brings the templates of every account that has some into the hub. */
export async function fetchTemplates(api: Client): Promise<void> {
  for (const { id, can } of (await api(listAccounts, {})).data)
    if (can.sends.template) await api(syncTemplates, { params: { account_id: id } })
}
