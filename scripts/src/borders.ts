import { posix } from 'node:path'

import { importsOf, type Import } from './imports.ts'
import { isCode, isTest, lineAt, type Problem, type SourceFile } from './tree.ts'

/**
 * Judges where imports by path lead, and which words stand where. What an import by name may say is the
 * linter's business (.oxlintrc.json); which globals exist is the compiler's (each member's tsconfig.json).
 */
export function borders(files: readonly SourceFile[]): Problem[] {
  const paths = new Set(files.map((file) => file.path))
  return files
    .filter((file) => isCode(file.path))
    .flatMap((file) => [...importProblems(file, paths), ...channelNames(file)])
}

function importProblems(file: SourceFile, paths: ReadonlySet<string>): Problem[] {
  return importsOf(file).flatMap((one) => {
    const message = one.specifier.startsWith('.') ? byPath(file.path, one, paths) : portType(file.path, one)
    return message === undefined ? [] : [{ path: file.path, line: one.line, message }]
  })
}

function byPath(from: string, one: Import, paths: ReadonlySet<string>): string | undefined {
  const to = posix.join(posix.dirname(from), one.specifier.replace(/\?.*$/, ''))
  if (/\.(?:tsx?|css|json)$/.test(to) ? !paths.has(to) : !posix.extname(to)) {
    return `There is no file "${one.specifier}": write its whole name, with the extension (.ts, .tsx).`
  }
  return leavesMember(from, to) ?? coreLayers(from, to) ?? adapters(from, to) ?? portType(from, one)
}

function leavesMember(from: string, to: string): string | undefined {
  const [member, other] = [from.split('/')[0], to.split('/')[0]]
  if (member === other) return undefined
  return `A path may not leave its member: import "@parley/${other}/…" and declare it in ${member}/package.json.`
}

const layers = ['domain', 'ports', 'flows']

function coreLayers(from: string, to: string): string | undefined {
  const [own, target] = [from, to].map((path) =>
    layers.indexOf(/^core\/src\/([^/]+)\//.exec(path)?.[1] ?? ''),
  )
  if (own === undefined || target === undefined || own < 0 || target <= own) return undefined
  return `core/${layers[own]} may not know core/${layers[target]}: nouns and rules belong in core/src/domain, interfaces in core/src/ports, what is done with them in core/src/flows.`
}

/** Adapters are siblings that do not know each other. */
function adapters(from: string, to: string): string | undefined {
  const own = /^(channels|stores|queues)\/src\/([^/]+)\//.exec(from)
  const target = /^(?:channels|stores|queues)\/src\/([^/]+)\//.exec(to)?.[1]
  if (own === null || target === undefined || own[2] === target || target === 'kit') return undefined
  if (target === 'conformance' && isTest(from)) return undefined
  return `${own[1]}/src/${own[2]} may not know its sibling ${target}: what both need belongs in ${own[1]}/src/kit.`
}

function portType(from: string, one: Import): string | undefined {
  if (!from.startsWith('core/src/ports/') || isTest(from) || one.typeOnly) return undefined
  return 'A port is an interface and nothing runs in it: use "import type", and put behaviour in core/src/domain or core/src/flows.'
}

const channelName = /whatsapp|instagram/i

/** The agents' pages treat all channels alike; what differs comes as data from the server. */
function channelNames(file: SourceFile): Problem[] {
  if (!/^(?:inbox|widget)\/src\//.test(file.path) || isTest(file.path)) return []
  const found = channelName.exec(file.text)
  if (found === null) return []
  const message = `A channel's name ("${found[0]}") has no place here: take its label, colour and abilities from the server's data (GET /api/v1/channels).`
  return [{ path: file.path, line: lineAt(file.text, found.index), message }]
}
