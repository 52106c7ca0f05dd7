import { instagramAddress } from '../../media/addresses.ts'
import { download } from '../../media/fetch-link.ts'
import type { StoredFile } from '../../media/files.ts'
import { handleLife } from '../../media/handles.ts'
import { mediaFault } from '../../media/inspect.ts'
import { instagramMedia, type InstagramMedia } from '../../media/rules.ts'
import type { Stage } from '../../stage.ts'
import type { InstagramAccount } from '../../state/accounts.ts'
import { Refusal } from '../refusal.ts'
import type { FilePayload } from './message.ts'

export interface Attachment {
  readonly id: string
  readonly file: StoredFile
  /** Where webhooks say it lies. */
  readonly url: string
}

/** The file of an attachment: fetched now, while the caller waits, or uploaded before. */
export async function attachmentOf(
  stage: Stage,
  account: InstagramAccount,
  type: InstagramMedia,
  { url, attachment_id: id }: FilePayload,
): Promise<Attachment> {
  if (url !== undefined) return keep(stage, account, type, await fetched(stage, url))
  const handle = stage.handles.of(account.id, id ?? '', stage.clock.now())
  if (!handle) throw new Refusal('instagramFetch', 'The attachment_id is not one of this account.')
  const fault = mediaFault(handle.file.bytes(), handle.file.type, instagramMedia[type])
  if (fault) throw new Refusal('instagramType', fault.details)
  return { id: handle.id, file: handle.file, url: instagramAddress(stage, handle) }
}

/** Keeps a file that has come, if it is one of the type that is said. */
export function keep(
  stage: Stage,
  account: InstagramAccount,
  type: InstagramMedia,
  { bytes, type: mime, name }: { readonly bytes: Buffer; readonly type: string; readonly name: string },
): Attachment {
  const fault = mediaFault(bytes, mime, instagramMedia[type])
  if (fault) throw new Refusal(fault.kind === 'size' ? 'instagramSize' : 'instagramType', fault.details)
  const file = stage.files.keep(bytes, mime, name)
  const handle = stage.handles.give(account.id, file, stage.clock.now() + handleLife.uploaded)
  return { id: handle.id, file, url: instagramAddress(stage, handle) }
}

export async function fetched(stage: Stage, url: string) {
  const got = await download(stage.fetchLink, url)
  if (got.kind === 'failed') throw new Refusal('instagramFetch', got.details)
  return got
}
