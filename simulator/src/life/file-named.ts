import type { StoredFile } from '../media/files.ts'
import type { Stage } from '../stage.ts'
import type { ShownFile } from '../state/threads.ts'
import type { FileName } from './says.ts'

/** The file somebody named; undefined if there is none. */
function fileNamed({ files }: Stage, name: FileName): StoredFile | undefined {
  return typeof name === 'string' ? files.byId(name) : files.varied(name)
}

/** Somebody named a file that there is not. */
export class NoSuchFile extends Error {
  constructor(name: FileName) {
    super(
      `There is no file ${typeof name === 'string' ? name : name.sample}: GET control/files lists the samples.`,
    )
  }
}

export function demandFile(stage: Stage, name: FileName): StoredFile {
  const file = fileNamed(stage, name)
  if (!file) throw new NoSuchFile(name)
  return file
}

export function shownAs(kind: string, { id, type, name }: StoredFile): ShownFile {
  return { id, kind, type, name }
}
