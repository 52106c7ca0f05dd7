import { autoReply, defaultAutoReply, type AutoReply } from '@parley/core/domain/rule.ts'

/** The automatic answers as they stand in the form. */
export interface Draft {
  readonly enabled: boolean
  readonly rules: readonly RuleDraft[]
  readonly hasFallback: boolean
  readonly fallback: string
  readonly everyMs: number
}

export interface RuleDraft {
  /** Tells rules apart while they are moved. */
  readonly key: string
  readonly name: string
  /** Separated by commas. */
  readonly keywords: string
  readonly reply: string
}

/** `rules.0.reply` → what is wrong there. */
export type Faults = Readonly<Record<string, string>>

export function draftOf({ enabled, rules, fallback }: AutoReply): Draft {
  return {
    enabled,
    rules: rules.map((rule, index) => ({
      ...rule,
      key: `saved-${index}`,
      keywords: rule.keywords.join(', '),
    })),
    hasFallback: fallback !== null,
    fallback: fallback?.reply ?? defaultAutoReply.fallback?.reply ?? '',
    everyMs: fallback?.everyMs ?? defaultAutoReply.fallback?.everyMs ?? 0,
  }
}

export function checked(draft: Draft): { readonly answer: AutoReply } | { readonly faults: Faults } {
  const result = autoReply.safeParse({
    enabled: draft.enabled,
    rules: draft.rules.map(({ name, keywords, reply }) => ({
      name: name.trim(),
      keywords: keywordsOf(keywords),
      reply: reply.trim(),
    })),
    fallback: draft.hasFallback ? { reply: draft.fallback.trim(), everyMs: draft.everyMs } : null,
  })
  if (result.success) return { answer: result.data }
  return { faults: Object.fromEntries(result.error.issues.map(({ path }) => faultAt(path))) }
}

export function keywordsOf(text: string): string[] {
  return text.split(',').flatMap((part) => part.trim() || [])
}

export function moved(rules: readonly RuleDraft[], from: number, to: number): RuleDraft[] {
  const rule = rules[from]
  return rule === undefined ? [...rules] : rules.toSpliced(from, 1).toSpliced(to, 0, rule)
}

function faultAt(path: readonly PropertyKey[]): [string, string] {
  const field = path.includes('keywords') ? path.slice(0, 3) : path
  return [field.join('.'), sentences[String(field.at(-1))] ?? 'Check this field.']
}

const sentences: Readonly<Record<string, string>> = {
  name: 'Give the rule a name of at most 80 characters.',
  keywords: 'Write 1 to 50 keywords, separated by commas, each of at most 80 characters.',
  reply: 'Write an answer of at most 1000 characters.',
  rules: 'At most 200 rules.',
}
