/** The answers of a form as lines to read, from its JSON; what is no plain value is shown as JSON. */
export function answersOf(data: string): readonly (readonly [name: string, value: string])[] {
  const parsed = fromJson(data)
  if (typeof parsed !== 'object' || parsed === null) return [['answer', data]]
  return Object.entries(parsed)
    .filter(([name]) => name !== 'flow_token')
    .map(([name, value]) => [name.replaceAll('_', ' '), plain(value)])
}

function plain(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(', ')
  return JSON.stringify(value) ?? ''
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
