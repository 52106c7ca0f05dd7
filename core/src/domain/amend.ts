import type { Content } from './content.ts'
import { mapFiles } from './files-within.ts'
import type { Mark, Message } from './message.ts'

/**
 * What becomes of a message when its edits, reactions and its end arrive, in any order and any number. Each function
 * gives the same message back if nothing changes.
 */

/** With a reaction, or without the one that was taken back: the later one of each side counts. */
export function withMark(message: Message, mark: Mark): Message {
  const known = (message.reactions ?? []).find(({ by }) => by === mark.by)
  if (isTakenBack(message) || (known && !isLater(mark, known))) return message
  const others = (message.reactions ?? []).filter((other) => other !== known)
  const reactions = [...others, mark].toSorted((a, b) => (a.by < b.by ? -1 : 1))
  return { ...message, reactions }
}

/** Within one moment of the channel's clock nobody knows the order; then taking back counts more than giving. */
function isLater(mark: Mark, known: Mark): boolean {
  if (mark.at !== known.at) return mark.at > known.at
  if (mark.emoji === known.emoji || known.emoji === null) return false
  return mark.emoji === null || mark.emoji > known.emoji
}

/** With what it says since `at`. What it said before is kept, each with the time until which it did. */
export function withEdit(message: Message, content: Content, at: number): Message {
  if (isTakenBack(message) || hasEdit(message, content, at)) return message
  const [first, ...later] = wordings(message)
  const sorted = [...later, { content, at }].toSorted(
    (a, b) => a.at - b.at || (wordsOf(a.content) < wordsOf(b.content) ? -1 : 1),
  )
  return withWordings(message, [first, ...sorted])
}

/** Whether this edit is among its wordings, whatever its files are called here. */
export function hasEdit(message: Message, content: Content<unknown>, at: number): boolean {
  const [, ...later] = wordings(message)
  return later.some((known) => known.at === at && wordsOf(known.content) === wordsOf(content))
}

/** With its first words, where so far only a placeholder stood for them, or less of the same. */
export function withFirstWords(message: Message, content: Content): Message {
  const [, ...later] = wordings(message)
  return withWordings(message, [{ content, at: 0 }, ...later])
}

/** Whether an event that tells of the message once more says what was not known yet. */
export function tellsMore(message: Message, content: Content<unknown>): boolean {
  const [{ content: known }] = wordings(message)
  if (isTakenBack(message)) return false
  if (known.kind === 'unsupported') return content.kind !== 'unsupported'
  return known.kind === 'call' && content.kind === 'call' && callSteps[content.state] > callSteps[known.state]
}

const callSteps = { other: 0, ringing: 1, accepted: 2, rejected: 3, ended: 4 } as const

/** Taken back by whoever wrote it: nothing of what it said stays. */
export function takenBack(message: Message, at: number): Message {
  const { context: _around, edits: _before, reactions: _marks, ...rest } = message
  return { ...rest, content: { kind: 'deleted' }, deletedAt: Math.min(at, message.deletedAt ?? at) }
}

export function isTakenBack(message: Message): boolean {
  return message.deletedAt !== undefined
}

interface Wording {
  readonly content: Content
  /** Since when; of no meaning for the first. */
  readonly at: number
}

function wordings({ content, edits = [] }: Message): readonly [Wording, ...Wording[]] {
  const [first, ...rest] = [...edits.map((edit) => edit.content), content]
  return [
    { content: first ?? content, at: 0 },
    ...rest.map((each, at) => ({ content: each, at: edits[at]?.at ?? 0 })),
  ]
}

function withWordings(message: Message, all: readonly [Wording, ...Wording[]]): Message {
  const edits = all.slice(0, -1).map(({ content }, at) => ({ content, at: all[at + 1]?.at ?? 0 }))
  const { edits: _before, ...rest } = message
  const { content } = all.at(-1) ?? all[0]
  return edits.length === 0 ? { ...rest, content } : { ...rest, content, edits }
}

function wordsOf(content: Content<unknown>): string {
  return JSON.stringify(mapFiles(content, () => null))
}
