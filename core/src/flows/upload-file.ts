import { put } from '../domain/change.ts'
import { HubError } from '../domain/error.ts'
import { waitingFile, type File } from '../domain/file.ts'
import type { AccountId, TenantId } from '../domain/ids.ts'
import type { Hub } from '../ports/hub.ts'
import type { Look } from '../ports/studio.ts'

type Uploading = Pick<Hub, 'stores' | 'blobs' | 'studio' | 'fileLimits' | 'moment'>

export interface Uploaded {
  readonly bytes: AsyncIterable<Uint8Array>
  readonly name: string | null
  /** As whoever sends it calls it. */
  readonly type: string | null
}

/**
 * Keeps a file that is to be sent. What a browser has recorded becomes a voice note that channels take. Throws
 * `too_large`, also if there is no room left, and `invalid_request` for a file without content.
 */
export async function uploadFile(
  hub: Uploading,
  tenant: TenantId,
  account: AccountId,
  uploaded: Uploaded,
): Promise<File> {
  const { mostPerFile, mostPerTenant } = hub.fileLimits
  const room = mostPerTenant - (await hub.blobs.usage(tenant))
  if (room <= 0) throw new HubError('too_large', 'The quota for files of this business is used up.')
  const most = Math.min(mostPerFile, room)
  const stored = (kept: Kept, name: string | null) => record(hub, tenant, account, { ...kept, name })
  const taken = await hub.blobs.keep(tenant, uploaded.bytes, most, async (kept) => {
    if (kept.size === 0) throw new HubError('invalid_request', 'The file is empty.')
    const seen = await hub.studio.look(tenant, kept.hash, uploaded.type)
    const note = seen.type === 'audio/webm' ? await hub.studio.asVoiceNote(tenant, kept.hash) : null
    return note === null ? stored({ ...kept, ...seen }, uploaded.name) : { recording: kept.hash, note }
  })
  if (!('recording' in taken)) return taken
  const name = uploaded.name?.replace(/\.webm$/i, '.ogg') ?? null
  const file = await hub.blobs.keep(tenant, taken.note, most, async (kept) => {
    return stored({ ...kept, ...(await hub.studio.look(tenant, kept.hash, 'audio/ogg')) }, name)
  })
  const { filesWith } = hub.stores.of(tenant)
  await hub.blobs.drop(tenant, taken.recording, async () => (await filesWith(taken.recording)).length === 0)
  return file
}

type Kept = Look & { readonly hash: string; readonly size: number }

async function record(
  hub: Uploading,
  tenant: TenantId,
  account: AccountId,
  kept: Kept & Pick<File, 'name'>,
): Promise<File> {
  const source = { id: null, url: null, name: null, type: null, sha256: null }
  const { id, now } = hub.moment()
  const blank = waitingFile(id('fil'), source, { account, message: null }, now)
  const file: File = { ...blank, source: null, state: 'stored', ...kept }
  await hub.stores.of(tenant).commit({ changes: [put('file', file)], tasks: [], finish: null })
  return { ...file, version: 1 }
}
