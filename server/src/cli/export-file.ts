import { createReadStream, existsSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import { entryKind, type Entry } from '@parley/core/domain/entry.ts'
import { HubError } from '@parley/core/domain/error.ts'
import type { Dump } from '@parley/core/ports/mover.ts'
import { z } from 'zod'

import { canonical, tally, type Content } from './tally.ts'

/** Raised when a hub of this version could no longer read what it wrote before. */
const format = 1

const kindShape = z.looseObject({ kind: z.string() })
const headShape = z.object({
  kind: z.literal('parley-export'),
  format: z.int(),
  form: z.string(),
  tenant: z.string().nullable(),
  at: z.iso.datetime(),
})
const entryShape = z.object({ kind: entryKind, tenant: z.string().nullable(), doc: z.looseObject({}) })
const endShape = z.object({
  kind: z.literal('end'),
  counts: z.record(z.string(), z.int()),
  sha256: z.string(),
})

/** Whose the content is, null for the whole hub; and when it was taken. */
export type About = Pick<z.infer<typeof headShape>, 'tenant' | 'at'>

/**
 * Writes an export: a line of JSON that says what it is, one for each entry, and one that says what there was. Packed with
 * gzip if the name ends in `.gz`. Throws `invalid_request` if there is something at `path`; leaves nothing half done.
 */
export async function writeExport(path: string, { form, pages }: Dump, about: About): Promise<Content> {
  if (existsSync(path)) throw new HubError('invalid_request', `${path} exists already: choose another file.`)
  const counted = tally()
  const lines = async function* () {
    yield `${canonical({ kind: 'parley-export', format, form, ...about })}\n`
    for await (const page of pages) yield counted.add(page)
    yield `${canonical({ kind: 'end', ...counted.content() })}\n`
  }
  // Opened before anything can fail, so that what is removed then does not come into being afterwards.
  const file = (await open(path, 'wx', 0o600)).createWriteStream({ flush: true })
  try {
    if (isPacked(path)) await pipeline(lines, createGzip(), file)
    else await pipeline(lines, file)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  }
  return counted.content()
}

export interface Export extends Dump {
  readonly content: Content
}

/**
 * Reads an export to its end, and only then gives what is in it. Throws `invalid_request` with what to do if it is not whole,
 * or was written by a newer version; and whatever `look`, which is shown each entry, throws.
 */
export async function openExport(path: string, look: (entry: Entry) => void): Promise<Export> {
  if (!existsSync(path)) throw new HubError('invalid_request', `There is no file ${path}.`)
  const counted = tally()
  let form: string | null = null
  let end: string | null = null
  for await (const lines of linesOf(path))
    for (const line of lines) {
      if (end !== null) throw damaged(path, 'it goes on after its end')
      if (form === null) form = formOf(path, line)
      else if (kindOf(line) === 'end') end = canonical(readAs(endShape, path, line))
      else {
        const entry = entryOf(path, line)
        counted.add([entry])
        look(entry)
      }
    }
  const content = counted.content()
  if (form === null || end === null) throw damaged(path, 'its end is missing')
  if (end !== canonical({ kind: 'end', ...content })) throw damaged(path, 'it is not what its last line says')
  return { form, content, pages: entriesOf(path) }
}

async function* entriesOf(path: string): AsyncGenerator<readonly Entry[]> {
  for await (const lines of linesOf(path))
    yield lines
      .filter((line) => !['parley-export', 'end'].includes(kindOf(line)))
      .map((line) => entryOf(path, line))
}

function formOf(path: string, line: unknown): string {
  if (kindOf(line) !== 'parley-export')
    throw new HubError('invalid_request', `${path} is no export of a hub (parley export writes one).`)
  const head = readAs(headShape, path, line)
  if (head.format <= format) return head.form
  throw new HubError(
    'invalid_request',
    `${path} was written by a newer version (format ${head.format}): import it with that version, or a later one.`,
  )
}

function kindOf(line: unknown): string {
  return kindShape.safeParse(line).data?.kind ?? ''
}

function entryOf(path: string, line: unknown): Entry {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a store of the same form wrote the document, and the hash proves that it is still the same
  return readAs(entryShape, path, line) as unknown as Entry
}

function readAs<T extends z.ZodType>(shape: T, path: string, line: unknown): z.output<T> {
  const read = shape.safeParse(line)
  if (!read.success) throw damaged(path, 'a line cannot be read')
  return read.data
}

/** Some lines at a time. Only a line feed ends one: JSON leaves the other line ends of Unicode as they are. */
async function* linesOf(path: string): AsyncGenerator<readonly unknown[]> {
  let rest = ''
  for await (const chunk of textOf(path)) {
    const lines = `${rest}${chunk}`.split('\n')
    rest = lines.pop() ?? ''
    yield lines.map(fromJson)
  }
  if (rest !== '') yield [fromJson(rest)]
}

async function* textOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const bytes = isPacked(path) ? file.pipe(createGunzip()) : file
  file.on('error', (error) => bytes.destroy(error))
  try {
    yield* bytes.setEncoding('utf8')
  } catch (error) {
    throw damaged(path, error instanceof Error ? error.message : 'unreadable')
  } finally {
    file.destroy()
  }
}

function fromJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function isPacked(path: string): boolean {
  return path.endsWith('.gz')
}

function damaged(path: string, why: string): HubError {
  return new HubError(
    'invalid_request',
    `${path} is damaged or was cut off (${why}): copy it again, or export again.`,
  )
}
