import type { AccountId, FileId, MessageId } from './ids.ts'

/** What a channel tells of a file before anybody has fetched it. At least one of `id` and `url` is there. */
export interface FileSource {
  /** The channel's own id, by which it can be asked for a fresh address. */
  readonly id: string | null
  /** Where it lies now; for minutes only, mostly. */
  readonly url: string | null
  readonly name: string | null
  /** As the channel calls it, parameters and all: `audio/ogg; codecs=opus`. */
  readonly type: string | null
  /** SHA-256 of the bytes in lower-case hex, where the channel says it. */
  readonly sha256: string | null
}

/** How whoever sends names a file: one that was uploaded (or came in), or where it lies. */
export type NamedFile = { readonly fileId: FileId } | { readonly link: string; readonly name: string | null }

/**
 * A file of a tenant: its bytes lie apart, under their hash. `waiting` is still to be fetched; `failed` says why;
 * `deleted` was taken back by whoever sent it, and its bytes are gone.
 */
export interface File {
  readonly id: FileId
  readonly account: AccountId
  /** The message that brought it; null for what was uploaded and not sent yet. */
  readonly message: MessageId | null
  readonly state: 'waiting' | 'stored' | 'failed' | 'deleted'
  readonly source: FileSource | null
  readonly name: string | null
  /** What its content proves it to be, not what somebody called it; null until it is stored. */
  readonly type: string | null
  readonly size: number | null
  /** SHA-256 of the bytes in lower-case hex. */
  readonly hash: string | null
  readonly shape: Shape | null
  /** A small picture of it: the image itself, a poster frame, a first page. */
  readonly thumbnail: Rendition | null
  /** The same sound or picture as every browser plays it, where the original is none. */
  readonly playable: Rendition | null
  readonly failure: string | null
  /** What each account's channel calls it after an upload, and since when. */
  readonly handles: Readonly<Record<AccountId, { readonly handle: string; readonly at: number }>>
  readonly createdAt: number
  readonly version: number
}

/** In pixels and milliseconds; `waveform` has 64 loudnesses from 0 to 100. */
export interface Shape {
  readonly width: number | null
  readonly height: number | null
  readonly durationMs: number | null
  readonly waveform: readonly number[] | null
}

export interface Rendition {
  /** The name of its bytes: that of those it was made from, and what it is of them. */
  readonly hash: string
  readonly type: string
  readonly size: number
  readonly width: number | null
  readonly height: number | null
}

/** What a message tells of its file: enough to show it, and the id by which its bytes are had. */
export interface Attached extends Pick<
  File,
  'id' | 'state' | 'name' | 'type' | 'size' | 'shape' | 'failure'
> {
  /** Whether there is a small picture of it, and how large that is. */
  readonly thumbnail: Pick<Rendition, 'width' | 'height'> | null
}

export function attached({ id, state, name, type, size, shape, failure, thumbnail }: File): Attached {
  const small = thumbnail && { width: thumbnail.width, height: thumbnail.height }
  return { id, state, name, type, size, shape, failure, thumbnail: small }
}

/** A file that is to be fetched. */
export function waitingFile(
  id: FileId,
  source: FileSource,
  of: Pick<File, 'account' | 'message'>,
  now: number,
): File {
  return {
    id,
    ...of,
    state: 'waiting',
    source,
    name: source.name,
    type: null,
    size: null,
    hash: null,
    shape: null,
    thumbnail: null,
    playable: null,
    failure: null,
    handles: {},
    createdAt: now,
    version: 0,
  }
}
