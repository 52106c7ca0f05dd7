/** Keeps the one that comes before all others at hand: adding and taking cost the logarithm of how many there are. */
export interface Heap<T> {
  first(): T | undefined
  add(item: T): void
  take(): T | undefined
  clear(): void
}

export function heap<T>(before: (a: T, b: T) => boolean): Heap<T> {
  const items: T[] = []
  return {
    first: () => items[0],
    add(item) {
      items.push(item)
      rise(items, before, items.length - 1, item)
    },
    take() {
      const first = items[0]
      const last = items.pop()
      if (last !== undefined && items.length > 0) sink(items, before, last)
      return first
    },
    clear: () => void items.splice(0),
  }
}

function rise<T>(items: T[], before: (a: T, b: T) => boolean, from: number, item: T): void {
  let at = from
  while (at > 0) {
    const above = (at - 1) >> 1
    const parent = items[above]
    if (parent === undefined || !before(item, parent)) break
    items[at] = parent
    at = above
  }
  items[at] = item
}

/** Puts an item in at the top and lets it down to its place. */
function sink<T>(items: T[], before: (a: T, b: T) => boolean, item: T): void {
  let at = 0
  for (;;) {
    const left = items[2 * at + 1]
    const right = items[2 * at + 2]
    if (left === undefined) break
    const isRight = right !== undefined && before(right, left)
    const child = isRight ? right : left
    if (!before(child, item)) break
    items[at] = child
    at = 2 * at + (isRight ? 2 : 1)
  }
  items[at] = item
}
