import type { AccountId } from '@parley/core/domain/ids.ts'
import { gapsOf } from '@parley/core/domain/template.ts'
import { useId } from 'react'

import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ButtonRows } from './button-rows.tsx'
import {
  addCard,
  cardFileOf,
  fewestCards,
  mostCardButtons,
  mostCards,
  withButtons,
  withCardFile,
  type DraftCard,
} from './cards.ts'
import { FileField } from './file-field.tsx'

interface Props {
  readonly account: AccountId
  readonly cards: readonly DraftCard[]
  readonly change: (how: (cards: readonly DraftCard[]) => readonly DraftCard[]) => void
}

/** The cards under a template, side by side on the customer's phone. */
export function CardRows({ account, cards, change }: Props) {
  return (
    <section className="field" aria-label="Cards">
      {cards.length > 0 && <CardFile cards={cards} change={change} />}
      {cards.map((_, at) => (
        <CardFields key={at} account={account} cards={cards} at={at} change={change} />
      ))}
      <div className="ways">
        {cards.length < mostCards && (
          <button type="button" className="button small" onClick={() => change(addCard)}>
            <Icon name="plus" /> {cards.length === 0 ? 'Add cards' : 'Add a card'}
          </button>
        )}
        {cards.length > 0 && (
          <button type="button" className="button small" onClick={() => change(() => [])}>
            Without cards
          </button>
        )}
      </div>
    </section>
  )
}

function CardFile({ cards, change }: Pick<Props, 'cards' | 'change'>) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>Every card begins with</label>
      <select
        id={id}
        value={cardFileOf(cards)}
        onChange={({ target: { value } }) =>
          change((now) => withCardFile(now, value === 'video' ? 'video' : 'image'))
        }
      >
        <option value="image">A picture</option>
        <option value="video">A film</option>
      </select>
    </div>
  )
}

function CardFields({ account, cards, at, change }: Props & { readonly at: number }) {
  const card = cards[at]
  if (card === undefined) return null
  const { header, body, buttons, examples } = card
  const file = cardFileOf(cards)
  const name = `card ${at + 1}`
  const put = (part: Partial<DraftCard>) =>
    change((now) => now.map((one, place) => (place === at ? { ...one, ...part } : one)))
  return (
    <fieldset className="card-fields">
      <legend>Card {at + 1}</legend>
      <FileField
        account={account}
        kind={file}
        label={`Example of the ${file === 'image' ? 'picture' : 'film'} of ${name}, for the review`}
        chosen={header !== null && 'example' in header && header.example !== undefined}
        choose={(example) => put({ header: example === null ? { kind: file } : { kind: file, example } })}
      />
      <TextField
        label={`Text of ${name}`}
        value={body}
        problem={undefined}
        change={(text) => put({ body: text })}
      />
      {gapsOf(body).map((gap) => (
        <Field
          key={gap}
          label={`Example for {{${gap}}} on ${name}`}
          name={`card-${at}-example-${gap}`}
          required
          value={examples[gap] ?? ''}
          wrong={{}}
          onChange={({ target }) => put({ examples: { ...examples, [gap]: target.value } })}
        />
      ))}
      <ButtonRows
        buttons={buttons}
        most={mostCardButtons}
        of={` of ${name}`}
        change={(after) => change((now) => withButtons(now, at, after))}
      />
      {cards.length > fewestCards && (
        <button type="button" className="button small" onClick={() => change((now) => now.toSpliced(at, 1))}>
          <Icon name="trash" /> Remove {name}
        </button>
      )}
    </fieldset>
  )
}
