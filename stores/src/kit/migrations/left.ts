/** A step as the database has it written down. */
export interface Taken {
  readonly name: string
  readonly since?: string | null
}

/**
 * The steps still to take. A database that took steps unknown here was written by a newer version of the hub; `unknown` is
 * one that took away what this version needs. `own` are steps that this kind of database has beside those of all.
 */
export function leftOf<S extends { readonly name: string }>(
  steps: readonly S[],
  taken: readonly Taken[],
  own: readonly string[] = [],
): readonly S[] | { readonly unknown: string } {
  const known = (name: string) => steps.some((step) => step.name === name) || own.includes(name)
  const unknown = taken.find(({ name, since }) => !known(name) && since && !known(since))
  if (unknown) return { unknown: unknown.name }
  return steps.filter(({ name }) => !taken.some((one) => one.name === name))
}
