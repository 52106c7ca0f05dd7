import type { Reply } from '../domain/call.ts'
import type { Fetched } from '../domain/decisions/fetch.ts'
import { misfit } from '../domain/decisions/misfit.ts'
import { HubError } from '../domain/error.ts'
import type { FileSource } from '../domain/file.ts'
import type { TenantId } from '../domain/ids.ts'
import type { Hub } from '../ports/hub.ts'
import type { ChannelMedia } from '../ports/media.ts'
import type { Sender } from '../ports/sender.ts'

export type Downloading = Pick<Hub, 'http' | 'blobs' | 'studio' | 'fileLimits' | 'moment'>

export interface Wanted {
  readonly tenant: TenantId
  readonly source: FileSource
  readonly media: ChannelMedia
  readonly sender: Sender
}

type Settled<T> = (fetched: Fetched) => Promise<T>

/** All of it has to fit into a lease. */
const asking = { timeoutMs: 8_000, maxBodyBytes: 64 * 1024 }
const downloading = { timeoutMs: 35_000, idleMs: 8_000, maxBodyBytes: 16 * 1024 }

/**
 * Gets the bytes where the channel said they are, else asks the channel for a fresh address; looks at them; and hands
 * over what came of it.
 */
export async function downloadFile<T>(hub: Downloading, wanted: Wanted, settled: Settled<T>): Promise<T> {
  const { tenant, source, sender, media } = wanted
  if ((await hub.blobs.usage(tenant)) >= hub.fileLimits.mostPerTenant)
    return settled(failed('There is no room left for files: the quota of this business is used up.'))
  const first = source.url === null ? null : await take(hub, wanted, source.url, source.sha256, settled)
  if (first?.kind === 'taken') return first.value
  const locate = media.locate(source, sender)
  if (locate === null) return settled(first?.why ?? failed('The channel gave neither an address nor an id.'))
  const located = media.located(await hub.http.call(locate, asking))
  if (located.kind === 'gone')
    return settled(failed(`The channel does not have it any more: ${located.detail}`))
  if (located.kind === 'unclear') return settled(unreached(located.detail, located.retryAfterMs ?? null))
  const second = await take(hub, wanted, located.url, located.sha256 ?? source.sha256, settled)
  return second.kind === 'taken'
    ? second.value
    : settled(second.at === 'address' ? asPassing(second.why) : second.why)
}

/** What is wrong: where it should lie, or what lies there. */
type Took<T> =
  | { readonly kind: 'taken'; readonly value: T }
  | { readonly kind: 'not'; readonly at: 'address' | 'bytes'; readonly why: Fetched }

async function take<T>(
  hub: Downloading,
  { tenant, source, media, sender }: Wanted,
  url: string,
  sha256: string | null,
  settled: Settled<T>,
): Promise<Took<T>> {
  const { mostPerFile } = hub.fileLimits
  try {
    const reply = await hub.http.download(media.download(url, sender), downloading, (bytes, told) => {
      if ((told.size ?? 0) > mostPerFile) throw new Unwanted(tooLarge(mostPerFile))
      return hub.blobs.keep(tenant, bytes, mostPerFile, async ({ hash, size }) => {
        if (sha256 !== null && sha256 !== hash) throw new Unwanted(otherBytes)
        const seen = await hub.studio.look(tenant, hash, source.type)
        const wrong = misfit(source.type, seen.type, told.type)
        if (wrong !== null) throw new Unwanted(failed(wrong))
        return settled({ kind: 'stored', hash, size, ...seen })
      })
    })
    return reply.kind === 'taken' ? reply : { kind: 'not', at: 'address', why: whyNot(reply) }
  } catch (error) {
    if (error instanceof Unwanted) return { kind: 'not', at: 'bytes', why: error.why }
    if (error instanceof HubError && error.code === 'too_large')
      return { kind: 'not', at: 'bytes', why: tooLarge(mostPerFile) }
    throw error
  }
}

/** What came is not kept. */
class Unwanted extends Error {
  readonly why: Fetched
  constructor(why: Fetched) {
    super(why.kind)
    this.why = why
  }
}

/** Half a file, or another: a second attempt may get the right one. */
const otherBytes = unreached('What came was not what the channel had announced (SHA-256).', null)

function whyNot(reply: Reply): Fetched {
  if (reply.kind !== 'answer') return unreached(reply.detail, null)
  const seconds = Number(reply.headers['retry-after'] ?? Number.NaN)
  const wait = Number.isFinite(seconds) && seconds > 0 ? Math.min(seconds, 3_600) * 1000 : null
  if (gone.has(reply.status)) return failed(`It is not there any more (${reply.status}).`)
  return unreached(`The channel answered ${reply.status}.`, wait)
}

/** What a signed address answers once its time is over. */
const gone = new Set([400, 403, 404, 410])

/** A fresh address leads to nothing now and then, before it leads to the file. */
function asPassing(why: Fetched): Fetched {
  return why.kind === 'failed' ? unreached(why.detail, null) : why
}

function failed(detail: string): Fetched {
  return { kind: 'failed', detail }
}

function tooLarge(most: number): Fetched {
  return failed(`It is larger than the ${Math.floor(most / 1024 ** 2)} MB that are kept of a file.`)
}

function unreached(detail: string, retryAfterMs: number | null): Fetched {
  return { kind: 'unreached', detail, retryAfterMs }
}
