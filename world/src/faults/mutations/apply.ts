import type { Mutation } from './mutations.ts'

/** The text without what the mutation takes away; throws if it does not fit the text exactly once. */
export function mutated(text: string, { without, file, find, replace }: Mutation): string {
  const parts = text.split(find)
  if (parts.length !== 2)
    throw new Error(
      `"${find}" stands ${parts.length - 1} times in ${file}: say anew what is to go (${without}).`,
    )
  return parts.join(replace)
}
