import { HubError } from '../../domain/error.ts'
import type { File } from '../../domain/file.ts'
import type { FileId } from '../../domain/ids.ts'
import { examplesOf, type ExampleKind, type TemplateParts } from '../../domain/template.ts'
import type { Hub } from '../../ports/hub.ts'
import type { Examples } from '../../ports/templates.ts'
import { connectionOf, limits, refusedBy, type Desk, type Writing } from './desk.ts'

type Handing = Writing & Pick<Hub, 'blobs'>

/** As long as the largest film that a channel takes may need. */
const uploadLimits = { timeoutMs: 60_000, maxBodyBytes: 64 * 1024 }

/**
 * Hands over the files that the channel's reviewers see in the headers, each once. Throws `invalid_request` for one that
 * is not there or of a type that the channel does not take, `refused_by_channel` with its words.
 */
export async function handExamples(hub: Handing, desk: Desk, parts: TemplateParts): Promise<Examples> {
  const named = new Map<FileId, string>()
  for (const { kind, example } of examplesOf(parts)) {
    if (example === undefined || named.has(example)) continue
    named.set(example, await hand(hub, desk, await fileAt(desk, kind, example)))
  }
  return named
}

type Kept = File & { readonly type: string; readonly size: number; readonly hash: string }

async function fileAt({ store, codec }: Desk, kind: ExampleKind, id: FileId): Promise<Kept> {
  const file = await store.file(id)
  const types = codec.examples.types[kind]
  if (!file || !isKept(file)) throw new HubError('invalid_request', `header: there is no file ${id}.`)
  if (types.includes(file.type)) return file
  const wanted = types.join(' or ')
  throw new HubError('invalid_request', `header: the example must be ${wanted}; ${id} is ${file.type}.`)
}

function isKept(file: File): file is Kept {
  return file.state === 'stored' && file.type !== null && file.size !== null && file.hash !== null
}

async function hand(hub: Handing, { store, account, codec }: Desk, file: Kept): Promise<string> {
  const connection = connectionOf(hub, account)
  const announced = codec.examples.announced(
    await hub.http.call(codec.examples.announce(file, connection), limits),
  )
  if (announced.kind !== 'named') throw refusedBy(announced)
  const bytes = await hub.blobs.open(store.tenant, file.hash)
  if (!bytes) throw new HubError('invalid_request', `header: the bytes of ${file.id} are gone.`)
  const upload = codec.examples.bring(announced.name, connection)
  const brought = codec.examples.brought(
    await hub.http.upload(upload, { size: file.size, bytes }, uploadLimits),
  )
  if (brought.kind !== 'named') throw refusedBy(brought)
  return brought.name
}
