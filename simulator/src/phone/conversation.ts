import type { Bubble, Sight, Thread } from './answers.ts'
import type { Pair } from './asked.ts'

/** What one phone shows: whose it is, what they talk about, who else got something. */
export interface Conversation {
  readonly pair: Pair | undefined
  readonly bubbles: readonly Bubble[]
  readonly typing: boolean
  readonly standing: Standing
  /** Unseen messages of the other customers. */
  readonly unseen: Readonly<Record<string, number>>
}

/** What the customer has decided about the business. */
export type Standing = Pick<Thread, 'blocked' | 'marketingStopped'>

export type Step =
  | { readonly kind: 'turn'; readonly pair: Pair }
  | { readonly kind: 'load'; readonly pair: Pair; readonly thread: Thread }
  | { readonly kind: 'see'; readonly sight: Sight }
  | { readonly kind: 'quiet' }

const welcome: Standing = { blocked: false, marketingStopped: false }

export const nothing: Conversation = {
  pair: undefined,
  bubbles: [],
  typing: false,
  standing: welcome,
  unseen: {},
}

export function next(now: Conversation, step: Step): Conversation {
  switch (step.kind) {
    case 'turn':
      return {
        pair: step.pair,
        bubbles: [],
        typing: false,
        standing: welcome,
        unseen: { ...now.unseen, [step.pair.customerId]: 0 },
      }
    case 'load':
      return isSame(now.pair, step.pair) ? loaded(now, step.thread) : now
    case 'quiet':
      return { ...now, typing: false }
    case 'see':
      return isSame(now.pair, step.sight) ? seen(now, step.sight) : elsewhere(now, step.sight)
  }
}

function loaded(now: Conversation, { bubbles, blocked, marketingStopped }: Thread): Conversation {
  return { ...now, bubbles, standing: { blocked, marketingStopped } }
}

function seen(now: Conversation, sight: Sight): Conversation {
  if (sight.kind === 'typing') return { ...now, typing: sight.typing }
  if (sight.kind === 'ticks') {
    const { id, status } = sight
    return {
      ...now,
      bubbles: now.bubbles.map((bubble) => (bubble.id === id ? { ...bubble, status } : bubble)),
    }
  }
  const { bubble } = sight
  if (sight.kind === 'change')
    return { ...now, bubbles: now.bubbles.map((known) => (known.id === bubble.id ? bubble : known)) }
  if (now.bubbles.some(({ id }) => id === bubble.id)) return now
  return { ...now, bubbles: [...now.bubbles, bubble], typing: now.typing && bubble.from === 'customer' }
}

function elsewhere(now: Conversation, sight: Sight): Conversation {
  if (sight.kind !== 'bubble' || sight.bubble.from !== 'business') return now
  const { customerId } = sight
  return { ...now, unseen: { ...now.unseen, [customerId]: (now.unseen[customerId] ?? 0) + 1 } }
}

function isSame(pair: Pair | undefined, other: Pair): boolean {
  return pair?.accountId === other.accountId && pair.customerId === other.customerId
}
