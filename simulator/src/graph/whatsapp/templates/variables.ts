import type { Template } from '../../../state/templates.ts'

/** The variables of a text in their order, each once: `{{1}}` as 1, `{{name}}` as name. */
export function variablesOf(text: string): string[] {
  return [...new Set([...text.matchAll(/\{\{\s*([^{}]*?)\s*\}\}/g)].map(([, name = '']) => name))]
}

/** The text with its variables filled. */
export function filled(text: string, values: ReadonlyMap<string, string>): string {
  return text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, name: string) => values.get(name) ?? whole)
}

/** What is wrong with the variables' names, if anything (Business Management API docs, "Template parameters"). */
export function misnamed(text: string, format: Template['format']): string | undefined {
  const names = variablesOf(text)
  if (format === 'NAMED') {
    const odd = names.find((name) => !/^[a-z0-9_]+$/.test(name) || /^\d+$/.test(name))
    return odd === undefined ? undefined : `Named parameter "${odd}" must be small letters and underscores.`
  }
  const isCounted = names.every((name) => /^[1-9]\d*$/.test(name) && Number(name) <= names.length)
  return isCounted ? undefined : 'Positional parameters must be {{1}}, {{2}} and so on, without a gap.'
}
