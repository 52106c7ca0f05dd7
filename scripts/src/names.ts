import { isCode, type Problem, type SourceFile } from './tree.ts'

const empty = new Set(['util', 'helper', 'common', 'misc', 'manager', 'service', 'base'])
const kebab = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.(?:test|gen|config|d))?(?:\.tsx?)?$/
const door = /^(?:channels|stores|queues)\/src\/[^/]+\/index\.ts$/

/** A file's or folder's name says what is in it. */
export function names(files: readonly SourceFile[]): Problem[] {
  return files
    .filter((file) => isCode(file.path))
    .flatMap(({ path }) => {
      const message = judge(path)
      return message === undefined ? [] : [{ path, message }]
    })
}

function judge(path: string): string | undefined {
  const parts = path.split('/')
  const odd = parts.find((part) => !kebab.test(part))
  if (odd !== undefined) return `"${odd}" is not kebab-case: write it in small letters with hyphens.`
  const vague = parts.find((part) => part.split(/[-.]/).some((word) => empty.has(word.replace(/s$/, ''))))
  if (vague !== undefined && vague !== 'service-worker.ts') {
    return `"${vague}" names a drawer, not a thing: name it after what it does or is, or move its parts to where they are used.`
  }
  if (/\/index\.tsx?$/.test(path) && !door.test(path)) {
    return "No barrels: only an adapter has one door (index.ts). Import from the file that has the thing, and name this file after what's in it."
  }
  return undefined
}
