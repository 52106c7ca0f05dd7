/** One server-sent event. */
export interface StreamPart {
  readonly event: string
  readonly data: string
  readonly id: string | null
}

/**
 * Turns the text of a `text/event-stream` into its events, however it is cut into chunks. The browser's own EventSource
 * hides comments, and without them nobody can tell a quiet stream from a dead one.
 */
export function streamParser(): (chunk: string) => StreamPart[] {
  let rest = ''
  return (chunk) => {
    const blocks = (rest + chunk).replaceAll('\r\n', '\n').split('\n\n')
    rest = blocks.pop() ?? ''
    return blocks.flatMap((block) => {
      const part = parse(block)
      return part === null ? [] : [part]
    })
  }
}

function parse(block: string): StreamPart | null {
  const fields = block.split('\n').map((line) => {
    const colon = line.indexOf(':')
    return colon === -1 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')]
  })
  const last = (name: string) => fields.findLast(([field]) => field === name)?.[1]
  const data = fields.flatMap(([field, value]) => (field === 'data' ? [value] : []))
  if (data.length === 0) return null
  return { event: last('event') ?? 'message', data: data.join('\n'), id: last('id') ?? null }
}
