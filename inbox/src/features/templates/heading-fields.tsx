import type { AccountId } from '@parley/core/domain/ids.ts'
import { useId } from 'react'

import { Field } from '../../ui/field.tsx'
import type { Draft, Heading } from './draft.ts'
import { FileField } from './file-field.tsx'

interface Props {
  readonly account: AccountId
  readonly draft: Draft
  readonly change: (part: Partial<Draft>) => void
}

const headings: ReadonlyMap<Heading, string> = new Map<Heading, string>([
  ['none', 'None'],
  ['text', 'Text'],
  ['image', 'Picture'],
  ['video', 'Film'],
  ['document', 'Document'],
  ['location', 'Place'],
])

/** What stands above the text; of a file, reviewers see an example, and customers the one of each message. */
export function HeadingFields({ account, draft, change }: Props) {
  const id = useId()
  const { heading } = draft
  return (
    <>
      <div className="field">
        <label htmlFor={id}>Heading</label>
        <select
          id={id}
          value={heading}
          onChange={({ target }) => change({ heading: headingOf(target.value), example: null })}
        >
          {[...headings].map(([kind, name]) => (
            <option key={kind} value={kind}>
              {name}
            </option>
          ))}
        </select>
      </div>
      {heading === 'text' && (
        <Field
          label="Text of the heading"
          name="header"
          maxLength={60}
          value={draft.header}
          wrong={{}}
          onChange={({ target }) => change({ header: target.value })}
        />
      )}
      {heading !== 'none' && heading !== 'text' && heading !== 'location' && (
        <FileField
          account={account}
          kind={heading}
          label={`Example of the ${headings.get(heading)?.toLowerCase()}, for the review`}
          chosen={draft.example !== null}
          choose={(example) => change({ example })}
        />
      )}
    </>
  )
}

function headingOf(value: string): Heading {
  return [...headings.keys()].find((kind) => kind === value) ?? 'none'
}
