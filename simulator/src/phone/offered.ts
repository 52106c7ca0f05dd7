import type { Bubble, Offer } from './answers.ts'

/** The quick replies that the phone still shows: those of the last message, until somebody writes again. */
export function quickReplies(bubbles: readonly Bubble[]): { bubble: Bubble; offers: Offer[] } | undefined {
  const bubble = bubbles.findLast(({ type }) => type !== 'note')
  const offers = bubble?.offers.filter(({ kind }) => kind === 'quick_reply') ?? []
  return bubble && offers.length > 0 ? { bubble, offers } : undefined
}

/** The titles of a message's buttons that were tapped: WhatsApp's can be tapped once. */
export function tappedOf(bubble: Bubble, bubbles: readonly Bubble[]): ReadonlySet<string> {
  const answers = bubbles.filter(({ from, replyTo }) => from === 'customer' && replyTo === bubble.id)
  return new Set(
    answers.filter(({ type }) => type === 'interactive' || type === 'button').map(({ text }) => text),
  )
}
