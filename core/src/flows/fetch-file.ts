import type { Account } from '../domain/account.ts'
import { nothing } from '../domain/change.ts'
import { decideFetched, decideRefetch, type Fetched } from '../domain/decisions/fetch.ts'
import { HubError } from '../domain/error.ts'
import type { File } from '../domain/file.ts'
import type { FileId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import type { Hub } from '../ports/hub.ts'
import type { Store } from '../ports/store.ts'
import { downloadFile, type Downloading } from './download-file.ts'
import { enact, settle, type Ending } from './enact.ts'

type Fetching = Downloading & Pick<Hub, 'stores' | 'queue' | 'live' | 'channels' | 'vault' | 'platform'>

/** Fetches a file from its channel, and tells whoever looks at its message. */
export async function fetchFile(hub: Fetching, tenant: TenantId, id: FileId, claim: Claim): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const file = await store.file(id)
  const account = file && (await store.account(file.account))
  if (file?.state !== 'waiting' || !account) return settle(() => enact(hub, store, nothing, claim))
  return attempt(hub, store, file, account, async (fetched) =>
    settle(async () => {
      const view = await viewOf(store, id)
      const decision = view && decideFetched(view, fetched, claim.task, hub.moment())
      return enact(hub, store, decision ?? nothing, claim)
    }),
  )
}

/** Fetches a file again that could not be had. Throws `not_found`, or `conflict` if there is nothing to fetch. */
export async function refetchFile(
  hub: Pick<Hub, 'stores' | 'queue' | 'live' | 'moment'>,
  tenant: TenantId,
  id: FileId,
): Promise<File> {
  const store = hub.stores.of(tenant)
  return settle(async () => {
    const view = await viewOf(store, id)
    if (!view) throw new HubError('not_found', 'There is no such file.')
    const decision = decideRefetch(view, hub.moment())
    if (decision === nothing)
      throw new HubError('conflict', `The file is ${view.file.state}: there is nothing to fetch again.`)
    const ending = await enact(hub, store, decision, null)
    return ending === 'conflict' ? 'conflict' : ((await store.file(id)) ?? view.file)
  })
}

async function viewOf(store: Store, id: FileId) {
  const file = await store.file(id)
  return file && { file, message: file.message && (await store.message(file.message)) }
}

/** Hands over what came of it while the bytes, if there are any, cannot be dropped. */
async function attempt(
  hub: Fetching,
  store: Store,
  file: File,
  account: Account,
  settled: (fetched: Fetched) => Promise<Ending>,
): Promise<Ending> {
  const media = hub.channels.get(account.channel)?.media
  const { source } = file
  if (!media || !source) return settled({ kind: 'failed', detail: 'Its channel does not tell where it is.' })
  const sender = {
    key: account.key,
    settings: account.settings,
    token: hub.vault.open(account.sealedToken, account.id),
    ...hub.platform.api(account.channel, account.simulated),
  }
  return downloadFile(hub, { tenant: store.tenant, source, media, sender }, settled)
}
