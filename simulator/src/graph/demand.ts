import { z } from 'zod'

/** A text of limited length; Meta names the thing rather than the parameter when it is wrong (131009). */
export function sized(name: string, most: number): z.ZodType<string> {
  return z.string().superRefine((text, context) => {
    if (text.trim().length >= 1 && text.length <= most) return
    context.addIssue(demand(`${name} length invalid. Min length: 1, Max length: ${most}`))
  })
}

/** A mistake that Meta calls an invalid value (131009), in its words. */
export function demand(message: string) {
  return { code: 'custom', message, params: { demand: true } } as const
}

/** Refuses lists in which two have the same. */
export function alike(values: readonly string[]): boolean {
  return new Set(values).size < values.length
}
