import { Refusal } from './refusal.ts'

/** What a node has, by field name. */
export type Node = Readonly<Record<string, unknown>>

/** The fields asked for with `?fields=a,b`, or the usual ones; the id is always there. */
export function chosen(type: string, node: Node, asked: string | undefined, usual: readonly string[]): Node {
  const names = asked === undefined ? usual : asked.split(',').map((name) => name.trim().replace(/\{.*$/, ''))
  const odd = names.find((name) => !Object.hasOwn(node, name))
  if (odd !== undefined) {
    throw new Refusal('invalidParameter', `Tried accessing nonexistent field (${odd}) on node type (${type})`)
  }
  return Object.fromEntries([...new Set([...names, 'id'])].map((name) => [name, node[name]]))
}
