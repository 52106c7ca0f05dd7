import type { TemplateShape } from '@parley/contract/template.ts'

export interface TemplateFilter {
  readonly words: string
  readonly language: string
  readonly category: string
}

export const everything: TemplateFilter = { words: '', language: '', category: '' }

/** What fits the filter: what can be sent first, then by name. */
export function shown(
  templates: readonly TemplateShape[],
  { words, language, category }: TemplateFilter,
): TemplateShape[] {
  const sought = words.trim().toLowerCase()
  return templates
    .filter(
      (each) =>
        (language === '' || each.language === language) &&
        (category === '' || each.category === category) &&
        (sought === '' || `${each.name} ${each.parts.body}`.toLowerCase().includes(sought)),
    )
    .toSorted(
      (a, b) =>
        Number(b.state === 'approved') - Number(a.state === 'approved') ||
        a.name.localeCompare(b.name) ||
        a.language.localeCompare(b.language),
    )
}

export const stateText: Readonly<Record<TemplateShape['state'], string>> = {
  approved: 'Approved',
  pending: 'In review',
  rejected: 'Rejected',
  paused: 'Paused',
  disabled: 'Disabled',
  deleted: 'Deleted',
}

/** Why it cannot be sent to somebody with these wishes; null if it can. */
export function hindrance(
  { state, reason, category }: TemplateShape,
  optedOut: readonly string[],
): string | null {
  if (state === 'approved')
    return optedOut.includes(category) ? 'The customer wants no marketing messages' : null
  return reason === null
    ? stateText[state]
    : `${stateText[state]}: ${reason.toLowerCase().replaceAll('_', ' ')}`
}
