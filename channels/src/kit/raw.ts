/** JSON text of a JSON value, however deeply it is nested. */
export function toRaw(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null'
  } catch (error) {
    // JSON.parse reads any depth, JSON.stringify runs out of stack at some thousand levels.
    if (error instanceof RangeError) return writeDeep(value)
    throw error
  }
}

/** A list or an object of which the first `done` items are written. */
interface Open {
  readonly items: readonly unknown[]
  /** Null for a list. */
  readonly keys: readonly string[] | null
  done: number
}

function writeDeep(value: unknown): string {
  const inside: Open[] = []
  let text = begin(value)
  for (let open = inside.at(-1); open !== undefined; open = inside.at(-1)) {
    const at = open.done
    if (at === open.items.length) {
      inside.pop()
      text += open.keys ? '}' : ']'
      continue
    }
    open.done += 1
    const key = open.keys ? `${JSON.stringify(open.keys[at])}:` : ''
    text += (at > 0 ? ',' : '') + key + begin(open.items[at])
  }
  return text

  /** A plain value, or what a list or an object begins with. */
  function begin(inner: unknown): string {
    if (typeof inner !== 'object' || inner === null) return JSON.stringify(inner) ?? 'null'
    if (Array.isArray(inner)) {
      inside.push({ items: inner, keys: null, done: 0 })
      return '['
    }
    inside.push({ items: Object.values(inner), keys: Object.keys(inner), done: 0 })
    return '{'
  }
}
