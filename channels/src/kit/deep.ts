/** A list in a list in a list … */
export function deep(levels: number): unknown {
  let value: unknown = []
  for (let level = 1; level < levels; level += 1) value = level % 2 === 0 ? [value, 1] : { inner: value }
  return value
}
