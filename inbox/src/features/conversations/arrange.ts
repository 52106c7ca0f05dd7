import type { ConversationShape } from '@parley/contract/conversation.ts'

interface Wish {
  /** The pointer is over the list: nothing may move under it. */
  readonly held: boolean
  /** The open conversation stays in the list, even when it no longer belongs to the view. */
  readonly keep: string | undefined
}

/** What the list shows, given what it showed before and what it would show by itself. */
export function arrange(
  shown: readonly ConversationShape[],
  wanted: readonly ConversationShape[],
  { held, keep }: Wish,
): readonly ConversationShape[] {
  const current = new Map(wanted.map((each) => [each.id, each]))
  if (!held || shown.length === 0) {
    const kept = shown.find(({ id }) => id === keep && !current.has(id))
    return kept === undefined ? wanted : [...wanted, kept].toSorted(latestFirst)
  }
  const places = new Set(shown.map(({ id }) => id))
  const end = shown.at(-1)?.last_message_at ?? ''
  const below = wanted.filter(({ id, last_message_at }) => !places.has(id) && last_message_at <= end)
  return [...shown.map((each) => current.get(each.id) ?? each), ...below]
}

/** How many conversations would stand further up, or at all, if the list were not held. */
export function countWaiting(
  shown: readonly ConversationShape[],
  wanted: readonly ConversationShape[],
): number {
  const places = new Map(shown.map(({ id }, place) => [id, place]))
  return wanted.filter(({ id }, place) => place < (places.get(id) ?? Infinity)).length
}

function latestFirst(a: ConversationShape, b: ConversationShape): number {
  return b.last_message_at.localeCompare(a.last_message_at)
}
