import type { AccountId } from '@parley/core/domain/ids.ts'

import { Field } from '../../ui/field.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ButtonRows } from './button-rows.tsx'
import { CardRows } from './card-rows.tsx'
import { gapsOfDraft, type Draft } from './draft.ts'
import { HeadingFields } from './heading-fields.tsx'

interface Props {
  readonly account: AccountId
  readonly draft: Draft
  readonly change: (part: Partial<Draft> | ((now: Draft) => Partial<Draft>)) => void
}

/** Everything that a template says, in the order in which it is read. */
export function EditorFields({ account, draft, change, isNew }: Props & { readonly isNew: boolean }) {
  return (
    <>
      <Naming draft={draft} change={change} isNew={isNew} />
      <Words account={account} draft={draft} change={change} />
      <ButtonRows buttons={draft.buttons} change={(buttons) => change({ buttons })} />
      <CardRows
        account={account}
        cards={draft.cards}
        change={(how) => change((now) => ({ cards: how(now.cards) }))}
      />
    </>
  )
}

/** A template's name and language stay for good. */
function Naming({ draft, change, isNew }: Omit<Props, 'account'> & { readonly isNew: boolean }) {
  return (
    <div className="two-fields">
      <Field
        label="Name"
        name="name"
        hint="Small letters, digits, underscores."
        required
        pattern="[a-z0-9_]+"
        readOnly={!isNew}
        value={draft.name}
        wrong={{}}
        onChange={({ target }) => change({ name: target.value })}
      />
      <Field
        label="Language"
        name="language"
        hint="A code such as en or pt_BR."
        required
        readOnly={!isNew}
        value={draft.language}
        wrong={{}}
        onChange={({ target }) => change({ language: target.value })}
      />
    </div>
  )
}

function Words({ account, draft, change }: Props) {
  return (
    <>
      <div className="field">
        <label htmlFor="template-category">Category</label>
        <select
          id="template-category"
          value={draft.category}
          onChange={({ target }) =>
            change({ category: target.value === 'marketing' ? 'marketing' : 'utility' })
          }
        >
          <option value="utility">Utility: about something the customer did or asked for</option>
          <option value="marketing">Marketing: everything else</option>
        </select>
      </div>
      <HeadingFields account={account} draft={draft} change={change} />
      <TextField
        label="Text, with gaps such as {{1}} or {{first_name}}"
        value={draft.body}
        problem={undefined}
        change={(body) => change({ body })}
      />
      <Field
        label="Footer (optional)"
        name="footer"
        maxLength={60}
        value={draft.footer}
        wrong={{}}
        onChange={({ target }) => change({ footer: target.value })}
      />
      {gapsOfDraft(draft).map((gap) => (
        <Field
          key={gap}
          label={`Example for {{${gap}}}`}
          name={`example-${gap}`}
          hint="For the review; customers never see it."
          required
          value={draft.examples[gap] ?? ''}
          wrong={{}}
          onChange={({ target }) => change({ examples: { ...draft.examples, [gap]: target.value } })}
        />
      ))}
    </>
  )
}
