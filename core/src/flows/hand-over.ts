import type { Outcome } from '../domain/call.ts'
import { nothing, put, type Decision } from '../domain/change.ts'
import type { Content } from '../domain/content.ts'
import type { File } from '../domain/file.ts'
import { filesOf, mapFiles } from '../domain/files-within.ts'
import type { AccountId } from '../domain/ids.ts'
import type { Message } from '../domain/message.ts'
import { handedTo, type Given } from '../domain/rendition.ts'
import type { Claim } from '../domain/task.ts'
import type { MessageView } from '../domain/view.ts'
import type { Channel, OutgoingFile } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'
import type { Sender } from '../ports/sender.ts'
import type { Store } from '../ports/store.ts'
import { enactMeanwhile, settle } from './enact.ts'
import { filed } from './name-files.ts'

type Handing = Pick<Hub, 'http' | 'blobs' | 'moment' | 'queue' | 'live'>

export type Handed =
  | { readonly kind: 'handed'; readonly content: Content<OutgoingFile> }
  | { readonly kind: 'not'; readonly outcome: Exclude<Outcome, { kind: 'sent' }> }

/** Long enough for the largest file that channels take, shorter than a lease. */
const limits = { timeoutMs: 50_000, maxBodyBytes: 64 * 1024 }

interface Way {
  readonly view: MessageView
  readonly channel: Channel
  readonly sender: Sender
}

/**
 * The content as the channel gets it: each file by its address, or by what the channel calls it. Whatever the channel has
 * not got (any more) is uploaded first, while the message is not under way yet: twice does no harm.
 */
export async function handOver(hub: Handing, store: Store, way: Way, claim: Claim): Promise<Handed> {
  const { content } = way.view.message
  const given = new Map<File, OutgoingFile>()
  const withRecords = await filed(store, content)
  for (const file of new Set(filesOf(withRecords))) {
    const handed = await give(hub, store, way, file, claim)
    if ('outcome' in handed) return { kind: 'not', outcome: handed.outcome }
    given.set(file, handed)
  }
  return { kind: 'handed', content: mapFiles(withRecords, (file) => given.get(file) ?? unknown(file)) }
}

async function give(
  hub: Handing,
  store: Store,
  way: Way,
  file: File,
  claim: Claim,
): Promise<OutgoingFile | { readonly outcome: Exclude<Outcome, { kind: 'sent' }> }> {
  const { channel, view } = way
  const { name } = file
  const url = file.source?.url ?? null
  if (url !== null) return { name, type: file.type, handle: null, url }
  const rendition = handedTo(file, channel.can)
  const known = file.handles[view.account.id]
  const type = rendition?.type ?? file.type
  if (known && hub.moment().now < known.at + channel.media.handleLastsMs)
    return { name, type, handle: known.handle, url }
  const outcome = rendition ? await upload(hub, store, way, file, rendition) : gone
  if (outcome.kind !== 'sent') return { outcome }
  const handle = outcome.externalId ?? ''
  await settle(async () => {
    const current = (await store.file(file.id)) ?? file
    const handles = { ...current.handles, [view.account.id]: { handle, at: hub.moment().now } }
    return enactMeanwhile(hub, store, { changes: [put('file', { ...current, handles })], tasks: [] }, claim)
  })
  return { name, type, handle, url }
}

const gone = {
  kind: 'refused',
  class: 'final',
  channelCode: null,
  detail: 'The file is not there any more.',
  retryAfterMs: null,
} as const

async function upload(
  { http, blobs }: Handing,
  { tenant }: Store,
  { channel: { media }, sender }: Way,
  { name }: File,
  { hash, type, size }: Given,
): Promise<Outcome> {
  const bytes = await blobs.open(tenant, hash)
  if (!bytes) return gone
  return media.uploaded(await http.upload(media.upload({ name, type }, sender), { size, bytes }, limits))
}

/** The channel did not know a file of the message: it is handed over again at the next try. */
export async function handlesForgotten(
  store: Store,
  message: Message,
  account: AccountId,
): Promise<Decision> {
  const files = filesOf(await filed(store, message.content))
  const known = [...new Map(files.map((file) => [file.id, file])).values()].filter(
    ({ handles }) => handles[account],
  )
  if (known.length === 0) return nothing
  return {
    changes: known.map((file) => {
      const { [account]: _stale, ...handles } = file.handles
      return put('file', { ...file, handles })
    }),
    tasks: [],
  }
}

function unknown({ name, type }: File): OutgoingFile {
  return { name, type, handle: null, url: null }
}
