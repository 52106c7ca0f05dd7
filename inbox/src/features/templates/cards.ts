import type { TemplateShape } from '@parley/contract/template.ts'

export type DraftCard = TemplateShape['parts']['cards'][number]
type CardFile = 'image' | 'video'
type Buttons = DraftCard['buttons']

/** "Media card carousel templates": two to ten, each with a picture or a film and one or two buttons. */
export const fewestCards = 2
export const mostCards = 10
export const mostCardButtons = 2

/** What all cards begin with. */
export function cardFileOf(cards: readonly DraftCard[]): CardFile {
  return cards[0]?.header?.kind === 'video' ? 'video' : 'image'
}

/** One more, like the others but for what it says; the first time two. */
export function addCard(cards: readonly DraftCard[]): readonly DraftCard[] {
  const buttons = (cards[0]?.buttons ?? [{ kind: 'reply', title: '', value: null }]).map(emptied)
  const card: DraftCard = { header: { kind: cardFileOf(cards) }, body: '', buttons, examples: {} }
  return cards.length === 0 ? [card, card] : [...cards, card]
}

export function withCardFile(cards: readonly DraftCard[], kind: CardFile): readonly DraftCard[] {
  return cards.map((card) => ({ ...card, header: { kind } }))
}

/** The platform wants the same buttons on every card: what is added, removed or of another kind, is so on all of them. */
export function withButtons(cards: readonly DraftCard[], at: number, after: Buttons): readonly DraftCard[] {
  const before = cards[at]?.buttons ?? []
  const gone = after.length < before.length ? before.findIndex((one, place) => one !== after[place]) : -1
  return cards.map((card, place) => {
    if (place === at) return { ...card, buttons: after }
    const left = gone === -1 ? card.buttons : card.buttons.toSpliced(gone, 1)
    const buttons = after.map((one, index) => {
      const own = left[index]
      return own?.kind === one.kind ? own : { ...emptied(one), title: own?.title ?? '' }
    })
    return { ...card, buttons }
  })
}

function emptied({ kind, value }: Buttons[number]): Buttons[number] {
  return { kind, title: '', value: value === null ? null : '' }
}
