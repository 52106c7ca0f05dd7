import type { AccountShape } from '@parley/contract/account.ts'
import type { ConversationShape } from '@parley/contract/conversation.ts'
import type { TemplateShape } from '@parley/contract/template.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useWrite } from '../outbox/use-write.ts'
import { FillForm } from './fill-form.tsx'
import { templatesQuery } from './queries.ts'
import { asWritten } from './sending.ts'
import { everything, shown } from './shown.ts'
import { TemplateFilters } from './template-filter.tsx'
import { TemplateList } from './template-list.tsx'

import './templates.css'

interface Props {
  readonly account: AccountShape
  readonly conversation: ConversationShape
  /** After it was sent, or when somebody turns away. */
  readonly close?: (() => void) | undefined
}

/** Finds an approved template, fills its gaps and sends it: what may be written when the reply window is closed. */
export function TemplatePicker({ account, conversation, close }: Props) {
  const query = useQuery(templatesQuery(account.id))
  const [filter, setFilter] = useState(everything)
  const [chosen, choose] = useState<TemplateShape | null>(null)
  const write = useWrite(conversation.id)
  if (query.data === undefined) {
    if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />
    return <Pause label="Loading templates" rows={3} />
  }
  if (query.data.length === 0) {
    return (
      <p className="hint template-none">
        This account has no templates yet. An owner or admin can make one under Templates in the menu.
      </p>
    )
  }
  if (chosen !== null) {
    return (
      <FillForm
        key={chosen.id}
        account={account.id}
        template={chosen}
        customer={conversation.customer}
        back={() => choose(null)}
        send={(values, files) => {
          write(asWritten(chosen, values, files))
          choose(null)
          close?.()
        }}
      />
    )
  }
  return (
    <div className="template-picker">
      <TemplateFilters
        templates={query.data}
        filter={filter}
        change={setFilter}
        focus={close !== undefined}
      />
      <TemplateList templates={shown(query.data, filter)} chosen={null} choose={choose} />
    </div>
  )
}
