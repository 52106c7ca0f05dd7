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
  return keep(hub, tenant, uploaded, Math.min(mostPerFile, room), async (kept) => {
    const { name, type } = uploaded
    const source = { id: null, url: null, name, type, sha256: null }
    const { id, now } = hub.moment()
    const blank = waitingFile(id('fil'), source, { account, message: null }, now)
    const file: File = { ...blank, source: null, state: 'stored', ...kept }
    await hub.stores.of(tenant).commit({ changes: [put('file', file)], tasks: [], finish: null })
    return { ...file, version: 1 }
  })
}

type Kept = Look & { readonly hash: string; readonly size: number }

async function keep<T>(
  hub: Uploading,
  tenant: TenantId,
  { bytes, type }: Uploaded,
  most: number,
  use: (kept: Kept) => Promise<T>,
): Promise<T> {
  return hub.blobs.keep(tenant, bytes, most, async ({ hash, size }) => {
    if (size === 0) throw new HubError('invalid_request', 'The file is empty.')
    const seen = await hub.studio.look(tenant, hash, type)
    const note = seen.type === 'audio/webm' ? await hub.studio.asVoiceNote(tenant, hash) : null
    if (note === null) return use({ hash, size, ...seen })
    return keep(hub, tenant, { bytes: note, name: null, type: 'audio/ogg' }, most, use)
  })
}
