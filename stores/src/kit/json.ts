/**
 * The JSON text of a `T`. Documents are turned into text once, where they are made, and into objects once, where
 * they are used; between those two places (threads, rows, views put together of several rows) they stay text.
 */
export type Json<T> = string & { readonly tells?: T }

export function toJson<T>(value: T): Json<T> {
  return JSON.stringify(value)
}

export function fromJson<T>(text: Json<T>): T {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only the functions of this file make a Json<T>, so the text tells what its type says
  return JSON.parse(text) as T
}

export function jsonObject<T extends object>(parts: { readonly [K in keyof T]: Json<T[K]> }): Json<T> {
  const members = Object.entries<string>(parts).map(([name, text]) => `${JSON.stringify(name)}:${text}`)
  return `{${members.join(',')}}`
}

export function jsonList<T>(rows: readonly { readonly doc: Json<T> }[]): Json<readonly T[]> {
  return `[${rows.map((row) => row.doc).join(',')}]`
}

export function jsonOrNull<T>(row: { readonly doc: Json<T> } | undefined): Json<T | null> {
  return row?.doc ?? 'null'
}
