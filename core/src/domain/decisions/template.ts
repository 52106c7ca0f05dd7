import { put, type Change } from '../change.ts'
import type { Moment } from '../ids.ts'
import { withKnownExamples, type Template } from '../template.ts'

/** A template as its channel lists it. */
export type Told = Pick<
  Template,
  'name' | 'language' | 'category' | 'parts' | 'state' | 'quality' | 'reason'
> & {
  readonly externalId: string
}

type Of = Pick<Template, 'channel' | 'business'>

export interface Synced {
  readonly changes: readonly Change[]
  readonly added: number
  readonly changed: number
  readonly deleted: number
}

/**
 * What a complete list of the channel changes here: what is new is kept, what is not listed any more is gone. What was
 * heard after the list was asked for stands.
 */
export function decideSync(
  known: readonly Template[],
  told: readonly Told[],
  of: Of,
  askedAt: number,
  moment: Moment,
): Synced {
  const listed = new Set(told.map(({ externalId }) => externalId))
  const updates = told.flatMap((one) => {
    const before = known.find((each) => isSame(each, one))
    if (before && before.heardAt > askedAt) return []
    const after = before
      ? { ...before, ...one, parts: withKnownExamples(one.parts, before.parts), heardAt: askedAt }
      : fresh(one, of, moment)
    return before && isEqual(before, after) ? [] : [{ before, after }]
  })
  const gone = known.filter(
    (each) =>
      each.state !== 'deleted' &&
      each.heardAt <= askedAt &&
      each.externalId !== null &&
      !listed.has(each.externalId),
  )
  return {
    changes: [
      // First, so that a name that was given anew is free.
      ...gone.map((each) => put('template', { ...each, state: 'deleted', heardAt: askedAt })),
      ...updates.map(({ after }) => put('template', after)),
    ],
    added: updates.filter(({ before }) => !before).length,
    changed: updates.filter(({ before }) => before).length,
    deleted: gone.length,
  }
}

/** A template that is new here. */
export function fresh(
  told: Omit<Told, 'externalId'> & { readonly externalId: string | null },
  of: Of,
  { id, now }: Moment,
): Template {
  return { id: id('tpl'), ...of, ...told, heardAt: now, createdAt: now, version: 0 }
}

/** By the channel's id; one that was just made may not have heard its id yet. */
function isSame(known: Template, { externalId, name, language }: Told): boolean {
  if (known.externalId !== null) return known.externalId === externalId
  return known.state !== 'deleted' && known.name === name && known.language === language
}

function isEqual(a: Template, b: Template): boolean {
  return JSON.stringify({ ...a, heardAt: 0 }) === JSON.stringify({ ...b, heardAt: 0 })
}
