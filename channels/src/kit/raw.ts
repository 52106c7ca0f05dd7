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

function writeDeep(value: unknown): string {
  const written: string[] = []
  const ahead: (Text | { readonly value: unknown })[] = [{ value }]
  for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
    if ('text' in next) written.push(next.text)
    else if (typeof next.value !== 'object' || next.value === null) written.push(JSON.stringify(next.value))
    // One at a time: a call with a hundred thousand arguments would need the stack again.
    else for (const piece of pieces(next.value).toReversed()) ahead.push(piece)
  }
  return written.join('')
}

interface Text {
  readonly text: string
}

function pieces(value: object): (Text | { readonly value: unknown })[] {
  const isList = Array.isArray(value)
  const inner = Object.entries(value).flatMap(([key, item], index) => [
    { text: (index > 0 ? ',' : '') + (isList ? '' : `${JSON.stringify(key)}:`) },
    { value: item },
  ])
  return [{ text: isList ? '[' : '{' }, ...inner, { text: isList ? ']' : '}' }]
}
