import { isDeepStrictEqual } from 'node:util'

import { record, type Fields } from '../kit/json.ts'

/** Every item of the named lists in a body of its own, with everything that stood around it. */
export function shatter(value: unknown, lists: ReadonlySet<string>): readonly unknown[] {
  const fields = record(value)
  if (!fields) return [value]
  const parts = Object.entries(fields).map(([key, inner]) => ({ key, split: splitsOf(key, inner, lists) }))
  const whole = Object.fromEntries(
    parts.filter(({ split }) => !split).map(({ key }) => [key, fields[key]] as const),
  )
  const pieces = parts.flatMap(({ key, split }) => (split ?? []).map((one) => ({ ...whole, [key]: one })))
  return parts.some(({ split }) => split) ? pieces : [value]
}

function splitsOf(key: string, inner: unknown, lists: ReadonlySet<string>): readonly unknown[] | undefined {
  if (lists.has(key) && Array.isArray(inner))
    return inner.flatMap((item) => shatter(item, lists)).map((one) => [one])
  const pieces = shatter(inner, lists)
  return isDeepStrictEqual(pieces, [inner]) ? undefined : pieces
}

/** One body with the outermost lists of all. */
export function join(bodies: readonly unknown[], list: string): Fields {
  const all = bodies.map((body) => record(body) ?? {})
  return { ...all[0], [list]: all.flatMap((body) => body[list]) }
}

/** Lets `junk` stand among the items of every list of this name, at the front, in the middle or at the end. */
export function plant(value: unknown, list: string, junk: unknown, where: number): unknown {
  if (Array.isArray(value)) return value.map((item) => plant(item, list, junk, where))
  const fields = record(value)
  if (!fields) return value
  return Object.fromEntries(
    Object.entries(fields).map(([key, inner]) => {
      const planted = plant(inner, list, junk, where)
      if (key !== list || !Array.isArray(planted)) return [key, planted]
      return [key, planted.toSpliced(Math.floor(where * (planted.length + 1)), 0, junk)]
    }),
  )
}

/** Puts something else in the place of the value that comes after `steps` others. */
export function disturb(value: unknown, steps: number, something: unknown): unknown {
  let left = steps
  return walk(value)

  function walk(inner: unknown): unknown {
    left -= 1
    if (left === -1) return something
    if (Array.isArray(inner)) return inner.map(walk)
    const fields = record(inner)
    return fields ? Object.fromEntries(Object.entries(fields).map(([key, each]) => [key, walk(each)])) : inner
  }
}
