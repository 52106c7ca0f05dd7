import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { TemplateShape } from '@parley/contract/template.ts'
import type { AccountId, FileId } from '@parley/core/domain/ids.ts'
import { useState } from 'react'

import { Field } from '../../ui/field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { FileField } from './file-field.tsx'
import { fileGapsIn, gapsIn } from './gaps.ts'
import { TemplatePreview } from './preview.tsx'
import type { Files } from './sending.ts'
import { hindrance } from './shown.ts'

interface Props {
  readonly account: AccountId
  readonly template: TemplateShape
  readonly customer: ConversationShape['customer']
  readonly back: () => void
  readonly send: (values: Readonly<Record<string, string>>, files: Files) => void
}

/** Fills what a template leaves open, beside what the customer will see. Nothing goes out with a gap in it. */
export function FillForm({ account, template, customer, back, send }: Props) {
  const gaps = gapsIn(template)
  const fileGaps = fileGapsIn(template)
  const [values, setValues] = useState(() => suggested(gaps, customer.name))
  const [files, setFiles] = useState<Files>({})
  const take = (at: string, file: FileId | null) =>
    setFiles(({ [at]: _before, ...others }) => (file === null ? others : { ...others, [at]: file }))
  const hindered = hindrance(template, customer.opted_out)
  const missing = gaps.filter(({ key }) => (values[key] ?? '').trim() === '')
  const ready = hindered === null && missing.length === 0 && fileGaps.every(({ at }) => at in files)
  return (
    <form
      className="fill-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) send(values, files)
      }}
    >
      <div className="fill-fields">
        <header>
          <button type="button" className="icon-button" onClick={back} title="Back to the templates">
            <Icon name="back" />
            <span className="sr-only">Back to the templates</span>
          </button>
          <h3>{template.name}</h3>
        </header>
        {gaps.map(({ key, label, example }) => (
          <Field
            key={key}
            label={label}
            name={key}
            value={values[key] ?? ''}
            placeholder={example}
            autoComplete="off"
            wrong={{}}
            onChange={({ target }) => setValues({ ...values, [key]: target.value })}
          />
        ))}
        {fileGaps.map(({ at, label, kind }) => (
          <FileField
            key={at}
            account={account}
            kind={kind}
            label={label}
            chosen={at in files}
            choose={(file) => take(at, file)}
          />
        ))}
        {hindered !== null && <p className="wrong">It cannot be sent. {hindered}.</p>}
        <button type="submit" className="button primary" aria-disabled={!ready}>
          <Icon name="send" />
          Send template
        </button>
        {!ready && hindered === null && <p className="hint">Fill everything first.</p>}
      </div>
      <TemplatePreview parts={template.parts} values={values} />
    </form>
  )
}

/** Who is written to is known. */
function suggested(gaps: ReturnType<typeof gapsIn>, name: string): Record<string, string> {
  const [first = ''] = name.split(' ')
  return Object.fromEntries(
    gaps.flatMap(({ key }) => {
      if (/first_?name/.test(key)) return [[key, first]]
      return /(^|:)(customer_?)?name$/.test(key) ? [[key, name]] : []
    }),
  )
}
