import type { Content } from '../domain/content.ts'
import { HubError } from '../domain/error.ts'
import { waitingFile, type File, type NamedFile } from '../domain/file.ts'
import { filesOf, mapFiles } from '../domain/files-within.ts'
import type { AccountId, Moment } from '../domain/ids.ts'
import type { Store } from '../ports/store.ts'

/**
 * The content with the files that it names. A file that belongs to a message already is attached as a file of its own, so
 * that neither goes with the other. Throws `invalid_request` for one that is not there or not whole.
 */
export async function withFiles(
  store: Store,
  account: AccountId,
  content: Content<NamedFile>,
  moment: Moment,
): Promise<Content<File>> {
  const named = filesOf(content)
  if (named.length === 0) return mapFiles(content, nameless)
  const found = new Map(
    await Promise.all(named.map(async (each) => [each, await fileOf(store, account, each, moment)] as const)),
  )
  return mapFiles(content, (each) => found.get(each) ?? nameless())
}

/** What a message says, with the records of its files. */
export async function filed(store: Store, content: Content): Promise<Content<File>> {
  const records = await Promise.all(filesOf(content).map(({ id }) => store.file(id)))
  const known = new Map(records.flatMap((file) => (file ? [[file.id, file] as const] : [])))
  return mapFiles(content, ({ id }) => known.get(id) ?? nameless())
}

async function fileOf(store: Store, account: AccountId, named: NamedFile, moment: Moment): Promise<File> {
  if ('link' in named) {
    const source = { id: null, url: named.link, name: named.name, type: null, sha256: null }
    return waitingFile(moment.id('fil'), source, { account, message: null }, moment.now)
  }
  const file = await store.file(named.fileId)
  if (!file) throw new HubError('invalid_request', `content: there is no file ${named.fileId}.`)
  if (file.state !== 'stored')
    throw new HubError('invalid_request', `content: the file ${file.id} is ${file.state}.`)
  if (file.message === null) return { ...file, account }
  return {
    ...file,
    id: moment.id('fil'),
    account,
    message: null,
    source: null,
    createdAt: moment.now,
    version: 0,
  }
}

function nameless(): never {
  throw new HubError('internal', 'A file was not looked up.')
}
