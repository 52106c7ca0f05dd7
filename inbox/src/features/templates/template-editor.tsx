import type { AccountShape } from '@parley/contract/account.ts'
import { createTemplate, editTemplate, type TemplateShape } from '@parley/contract/template.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { call } from '../../api/call.ts'
import { trouble } from '../../api/trouble.ts'
import { toast } from '../../ui/toast.tsx'
import { draftOf, partsOf, type Draft } from './draft.ts'
import { EditorFields } from './editor-fields.tsx'
import { exampleValues } from './gaps.ts'
import { intoView } from './into-view.ts'
import { TemplatePreview } from './preview.tsx'
import { templatesQuery } from './queries.ts'

interface Props {
  readonly account: AccountShape
  /** Null for a new one. */
  readonly template: TemplateShape | null
  readonly done: (saved: TemplateShape['id'] | null) => void
}

/** Writes a template beside what the customer will see; the platform reviews it after it is handed in. */
export function TemplateEditor({ account, template, done }: Props) {
  const cache = useQueryClient()
  const [draft, setDraft] = useState<Draft>(() => draftOf(template))
  const change = (part: Partial<Draft> | ((now: Draft) => Partial<Draft>)) =>
    setDraft((now) => ({ ...now, ...(typeof part === 'function' ? part(now) : part) }))
  const parts = partsOf(draft)
  const saving = useMutation({
    mutationFn: () => {
      const params = { account_id: account.id }
      const { name, language, category } = draft
      return template === null
        ? call(createTemplate, { params, body: { name, language, category, parts } })
        : call(editTemplate, { params: { ...params, template_id: template.id }, body: { category, parts } })
    },
    onSuccess: async (saved) => {
      await cache.invalidateQueries(templatesQuery(account.id))
      toast.set({ text: `${saved.name} is handed in. Its state follows by itself.` })
      done(saved.id)
    },
  })
  return (
    <form
      ref={intoView}
      className="template-editor"
      onSubmit={(event) => {
        event.preventDefault()
        saving.mutate()
      }}
    >
      <fieldset disabled={saving.isPending}>
        <legend className="sr-only">{template === null ? 'New template' : template.name}</legend>
        <EditorFields account={account.id} draft={draft} change={change} isNew={template === null} />
        {saving.isError && (
          <p className="wrong" role="alert">
            {trouble(saving.error).title}
          </p>
        )}
        <div className="ways">
          <button type="submit" className="button primary">
            {saving.isPending ? 'Handing in…' : 'Hand in for review'}
          </button>
          <button type="button" className="button" onClick={() => done(template?.id ?? null)}>
            Cancel
          </button>
        </div>
      </fieldset>
      <TemplatePreview parts={parts} values={exampleValues(parts)} />
    </form>
  )
}
