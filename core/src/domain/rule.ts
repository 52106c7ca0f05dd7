import { z } from 'zod'

/** Answers by keyword. Rules are tried in their order; the first that matches answers. */
export const rule = z.object({
  name: z.string().min(1).max(80),
  /** Any of these, in any case, as a whole word or phrase of the customer's text. */
  keywords: z.array(z.string().trim().min(1).max(80)).min(1).max(50),
  reply: z.string().min(1).max(1000),
})

/** What is sent when no rule matches, at most once per conversation in `everyMs`. */
const fallback = z.object({
  reply: z.string().min(1).max(1000),
  everyMs: z
    .int()
    .min(0)
    .max(30 * 24 * 3_600_000),
})

export const autoReply = z.object({
  enabled: z.boolean(),
  rules: z.array(rule).max(200),
  fallback: fallback.nullable(),
})

export type Rule = z.infer<typeof rule>
export type AutoReply = z.infer<typeof autoReply>

export const defaultAutoReply: AutoReply = {
  enabled: true,
  rules: [],
  fallback: { reply: "Thanks for your message! We'll get back to you soon.", everyMs: 3_600_000 },
}

/** The first rule one of whose keywords stands in the text. */
export function matchRule(rules: readonly Rule[], text: string): Rule | null {
  const words = ` ${fold(text)} `
  return rules.find((each) => each.keywords.some((keyword) => words.includes(` ${fold(keyword)} `))) ?? null
}

/** Case, accents' composition and punctuation do not matter: "¿Horario?" contains "horario". */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
}
