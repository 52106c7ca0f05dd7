import type { ConversationShape } from '@parley/contract/conversation.ts'

type List = readonly ConversationShape[]

interface Wish {
  /** The pointer is over the list: nothing may move under it. */
  readonly held: boolean
  /** The open conversation stays in the list, even when it no longer belongs to the view. */
  readonly keep: string | undefined
}

/** What the list shows, given what it showed before (`shown`, returned itself if nothing changes) and what it should show. */
export function arrange(shown: List, wanted: List, wish: Wish): List {
  const next = wish.held && shown.length > 0 ? inPlace(shown, wanted) : withKept(shown, wanted, wish.keep)
  const unchanged = next.length === shown.length && next.every((each, index) => each === shown[index])
  return unchanged ? shown : next
}

/** How many conversations would stand above others that are above them now, or are not shown at all. */
export function countWaiting(shown: List, wanted: List): number {
  const places = new Map(shown.map(({ id }, place) => [id, place]))
  let waiting = 0
  let highestBelow = Infinity
  for (const { id } of wanted.toReversed()) {
    const place = places.get(id) ?? Infinity
    if (highestBelow < place) waiting += 1
    highestBelow = Math.min(highestBelow, place)
  }
  return waiting
}

/** Each where it was, with its latest content; only what belongs below the last one is added. */
function inPlace(shown: List, wanted: List): List {
  const current = new Map(wanted.map((each) => [each.id, each]))
  const places = new Set(shown.map(({ id }) => id))
  const end = shown.at(-1)?.last_message_at ?? ''
  const below = wanted.filter(({ id, last_message_at }) => !places.has(id) && last_message_at <= end)
  return [...shown.map((each) => current.get(each.id) ?? each), ...below]
}

function withKept(shown: List, wanted: List, keep: string | undefined): List {
  const kept = shown.find(({ id }) => id === keep)
  if (kept === undefined || wanted.some(({ id }) => id === keep)) return wanted
  return [...wanted, kept].toSorted((a, b) => b.last_message_at.localeCompare(a.last_message_at))
}
