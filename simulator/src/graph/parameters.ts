import type { z } from 'zod'

import type { GraphErrorName } from './errors.ts'
import { Refusal } from './refusal.ts'

/** Which error stands for which kind of mistake; WhatsApp and Instagram differ. */
export interface Mistakes {
  readonly invalid: GraphErrorName
  readonly missing: GraphErrorName
}

/** The body as the schema has it, or Meta's refusal with its words for the first mistake in it. */
export function parameters<T>(schema: z.ZodType<T>, body: object, mistakes: Mistakes): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  if (!issue) throw new Refusal(mistakes.invalid)
  throw refusalFor(issue, body, mistakes)
}

function refusalFor(issue: z.core.$ZodIssue, body: object, { invalid, missing }: Mistakes): Refusal {
  const name = parameterName(issue.path)
  if (issue.code === 'unrecognized_keys') {
    const at = name === '' ? '' : ` on param "${name}"`
    return new Refusal(invalid, `Unexpected key "${issue.keys.join('", "')}"${at}.`)
  }
  if (issue.code === 'custom' && issue.params?.['demand'] === true)
    return new Refusal('invalidValue', issue.message)
  if (valueAt(body, issue.path) === undefined)
    return new Refusal(missing, `The parameter ${name} is required.`)
  return new Refusal(invalid, `Param ${name} ${demand(issue)}`)
}

function demand(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `must be ${issue.expected === 'object' ? 'a JSON object' : `a ${issue.expected}`}.`
    case 'too_big':
      return issue.origin === 'string'
        ? `must be at most ${issue.maximum} characters long.`
        : `may have at most ${issue.maximum}${issue.origin === 'array' ? ' elements' : ''}.`
    case 'too_small':
      return issue.origin === 'string'
        ? 'must be a non-empty string.'
        : `must have at least ${issue.minimum}.`
    case 'invalid_union':
      return `must be one of {${('options' in issue && Array.isArray(issue.options) ? issue.options : []).map((value: unknown) => String(value).toUpperCase()).join(', ')}}.`
    case 'invalid_value':
      return `must be one of {${issue.values.map((value) => String(value).toUpperCase()).join(', ')}}.`
    default:
      return `is not valid: ${issue.message}.`
  }
}

/** The way Meta names it: text['body']. */
function parameterName([first, ...rest]: readonly PropertyKey[]): string {
  return first === undefined ? '' : `${String(first)}${rest.map((key) => `['${String(key)}']`).join('')}`
}

function valueAt(body: unknown, [key, ...rest]: readonly PropertyKey[]): unknown {
  if (key === undefined) return body
  if (typeof body !== 'object' || body === null) return undefined
  return valueAt(Reflect.get(body, key), rest)
}
