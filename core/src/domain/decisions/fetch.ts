import { nothing, put, type Change, type Decision } from '../change.ts'
import { attached, type File } from '../file.ts'
import { fileIds, withFile } from '../files-within.ts'
import type { FileId, Moment } from '../ids.ts'
import type { Message } from '../message.ts'
import type { Plan } from '../task.ts'
import { log } from './outgoing.ts'
import { about } from './receive-status.ts'
import { retryBroken, type Tried } from './retry.ts'

/** What came of the attempt to get a file's bytes. */
export type Fetched =
  | ({ readonly kind: 'stored' } & Pick<File, 'type' | 'size' | 'hash' | 'shape' | 'thumbnail' | 'playable'>)
  /** It will never be had; `detail` is for whoever looks at the message. */
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'unreached'; readonly detail: string; readonly retryAfterMs: number | null }

/** A file and the message that brought it, which may be gone, or may say something else by now. */
export interface FileView {
  readonly file: File
  readonly message: Message | null
}

/** What the attempt means for the file, and for the message that shows it. */
export function decideFetched(
  { file, message }: FileView,
  fetched: Fetched,
  tried: Tried,
  moment: Moment,
): Decision {
  if (file.state === 'deleted') return takenBack(file, fetched, moment)
  if (file.state !== 'waiting') return nothing
  if (file.message !== null && !(message && fileIds(message).includes(file.id)))
    return takenBack(file, fetched, moment)
  if (fetched.kind === 'unreached') {
    const wait = retryBroken(tried, moment.random())
    if (wait !== null) return { ...nothing, againAt: moment.now + Math.max(wait, fetched.retryAfterMs ?? 0) }
    return told(failed(file, `It could not be fetched: ${fetched.detail}`), message, moment)
  }
  if (fetched.kind === 'failed') return told(failed(file, fetched.detail), message, moment)
  const { kind: _, ...seen } = fetched
  return told({ ...file, ...seen, state: 'stored', failure: null }, message, moment)
}

/** Nobody shows it any more: what has just been fetched goes again. */
function takenBack(file: File, fetched: Fetched, moment: Moment): Decision {
  const hash = fetched.kind === 'stored' ? fetched.hash : file.hash
  return {
    changes: [put('file', { ...file, state: 'deleted', hash })],
    tasks: hash === null ? [] : droppingFiles([file.id], moment.now),
  }
}

/** A file that failed is fetched anew. */
export function decideRefetch({ file, message }: FileView, moment: Moment): Decision {
  if (file.state !== 'failed' || file.source === null) return nothing
  const decision = told({ ...file, state: 'waiting', failure: null }, message, moment)
  return {
    ...decision,
    tasks: [{ group: file.id, work: { kind: 'fetch', file: file.id }, dueAt: moment.now }],
  }
}

/** Takes files away with their bytes, after whatever else is done with each. */
export function droppingFiles(ids: readonly FileId[], now: number): readonly Plan[] {
  return ids.map((id) => ({ group: id, work: { kind: 'drop', file: id }, dueAt: now }))
}

/** What is left of a file without its bytes. */
export function decideDropped(file: File): Decision {
  const gone: File = {
    ...file,
    state: 'deleted',
    source: null,
    name: null,
    hash: null,
    shape: null,
    thumbnail: null,
    playable: null,
    failure: null,
    handles: {},
  }
  return { ...nothing, changes: [put('file', gone)] }
}

function failed(file: File, failure: string): File {
  return { ...file, state: 'failed', failure }
}

function told(file: File, message: Message | null, moment: Moment): Decision {
  const changes: Change[] = [put('file', file)]
  if (message) {
    const after = withFile(message, attached(file))
    const news = { kind: 'message.media', message: after } as const
    changes.push(put('message', after), log(about(after), news, moment))
  }
  return { changes, tasks: [] }
}
