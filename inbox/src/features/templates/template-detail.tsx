import type { AccountShape } from '@parley/contract/account.ts'
import { deleteTemplate, type TemplateShape } from '@parley/contract/template.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { call } from '../../api/call.ts'
import { trouble } from '../../api/trouble.ts'
import { Icon } from '../../ui/icon.tsx'
import { useNow } from '../../ui/now.ts'
import { agoText } from '../../ui/time-text.ts'
import { toast } from '../../ui/toast.tsx'
import { exampleValues } from './gaps.ts'
import { intoView } from './into-view.ts'
import { TemplatePreview } from './preview.tsx'
import { templatesQuery } from './queries.ts'
import { stateText } from './shown.ts'

interface Props {
  readonly account: AccountShape
  readonly template: TemplateShape
  readonly mayEdit: boolean
  readonly edit: () => void
  readonly gone: () => void
}

/** One template: how it reads, and where it stands with the platform. */
export function TemplateDetail({ account, template, mayEdit, edit, gone }: Props) {
  const cache = useQueryClient()
  const now = useNow()
  const [sure, setSure] = useState(false)
  const deleting = useMutation({
    mutationFn: () => call(deleteTemplate, { params: { account_id: account.id, template_id: template.id } }),
    onSuccess: async () => {
      await cache.invalidateQueries(templatesQuery(account.id))
      toast.set({ text: `${template.name} is deleted.` })
      gone()
    },
    onError: (error) => toast.set({ text: `Not deleted. ${trouble(error).title}` }),
  })
  const { name, language, category, state, quality, reason, parts, heard_at } = template
  return (
    <section ref={intoView} className="template-detail" aria-label={name}>
      <h2>{name}</h2>
      <TemplatePreview parts={parts} values={exampleValues(parts)} />
      <dl>
        <dt>State</dt>
        <dd>
          {stateText[state]}
          {reason !== null && `: ${reason.toLowerCase().replaceAll('_', ' ')}`}
        </dd>
        <dt>Quality</dt>
        <dd>{quality === 'unknown' ? 'Not rated yet' : quality}</dd>
        <dt>Language</dt>
        <dd>{language}</dd>
        <dt>Category</dt>
        <dd>{category}</dd>
        <dt>Heard of it</dt>
        <dd>{agoText(Date.parse(heard_at), now)}</dd>
      </dl>
      {mayEdit && (
        <div className="ways">
          <button type="button" className="button" onClick={edit}>
            Edit
          </button>
          {sure ? (
            <>
              <span>{account.channel_label} keeps no copy, and the name is taken for 30 days.</span>
              <button
                type="button"
                className="button"
                disabled={deleting.isPending}
                onClick={() => deleting.mutate()}
              >
                Delete it
              </button>
              <button type="button" className="button" onClick={() => setSure(false)}>
                Keep it
              </button>
            </>
          ) : (
            <button type="button" className="button" onClick={() => setSure(true)}>
              <Icon name="trash" /> Delete…
            </button>
          )}
        </div>
      )}
    </section>
  )
}
