import type { AccountShape } from '@parley/contract/account.ts'
import { syncTemplates, type TemplateShape } from '@parley/contract/template.ts'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { call } from '../../api/call.ts'
import { accountsQuery } from '../../api/queries.ts'
import { trouble } from '../../api/trouble.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { toast } from '../../ui/toast.tsx'
import { useMe } from '../session/me.ts'
import { AccountChoice } from '../settings/account-choice.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { templatesQuery } from './queries.ts'
import { everything, shown } from './shown.ts'
import { TemplateDetail } from './template-detail.tsx'
import { TemplateEditor } from './template-editor.tsx'
import { TemplateFilters } from './template-filter.tsx'
import { TemplateList } from './template-list.tsx'

import '../auto-reply/auto-reply.css'
import './templates.css'

/** What may be written to customers outside the reply window, for each account that has templates. */
export function TemplatesPage() {
  const { data, error, isError, refetch } = useQuery(accountsQuery)
  const [chosen, choose] = useState<AccountShape['id']>()
  const accounts = data?.filter(({ can, active }) => active && can.sends.template !== undefined)
  const account = accounts?.find(({ id }) => id === chosen) ?? accounts?.[0]
  return (
    <SettingsPage
      title="Templates"
      choice={<AccountChoice accounts={accounts} account={account} choose={choose} />}
      wide
    >
      {data === undefined && isError && <Problem error={error} retry={() => void refetch()} />}
      {data === undefined && !isError && <Pause label="Loading accounts" rows={4} />}
      {accounts?.length === 0 && (
        <div className="empty">
          <h2>No account has templates.</h2>
          <p>Channels that close their reply window have them. Connect one first.</p>
        </div>
      )}
      {account && <Templates key={account.id} account={account} />}
    </SettingsPage>
  )
}

function Templates({ account }: { readonly account: AccountShape }) {
  const query = useQuery(templatesQuery(account.id))
  const { user } = useMe()
  const mayEdit = user.role !== 'agent'
  const [filter, setFilter] = useState(everything)
  const [open, setOpen] = useState<TemplateShape['id'] | 'new' | null>(null)
  const [editing, edit] = useState(false)
  if (query.data === undefined) {
    if (query.isError) return <Problem error={query.error} retry={() => void query.refetch()} />
    return <Pause label="Loading templates" rows={5} />
  }
  const template = query.data.find(({ id }) => id === open)
  const done = (saved: TemplateShape['id'] | null) => {
    setOpen(saved)
    edit(false)
  }
  return (
    <div className="templates-columns">
      <div className="template-side">
        <div className="ways">
          {mayEdit && (
            <button type="button" className="button primary" onClick={() => setOpen('new')}>
              <Icon name="plus" /> New template
            </button>
          )}
          <Sync account={account} />
        </div>
        <TemplateFilters templates={query.data} filter={filter} change={setFilter} />
        <TemplateList
          templates={shown(query.data, filter)}
          chosen={template?.id ?? null}
          choose={({ id }) => done(id)}
        />
      </div>
      {open === 'new' && <TemplateEditor account={account} template={null} done={done} />}
      {template && editing && (
        <TemplateEditor key={template.id} account={account} template={template} done={done} />
      )}
      {template && !editing && (
        <TemplateDetail
          key={template.id}
          account={account}
          template={template}
          mayEdit={mayEdit}
          edit={() => edit(true)}
          gone={() => done(null)}
        />
      )}
      {open === null && (
        <div className="empty">
          <h2>{query.data.length === 0 ? 'There are no templates yet.' : 'Choose a template.'}</h2>
          <p>
            A template is a message that {account.channel_label} has approved. It may be sent at any time,
            also when the reply window is closed.
          </p>
        </div>
      )}
    </div>
  )
}

function Sync({ account }: { readonly account: AccountShape }) {
  const cache = useQueryClient()
  const syncing = useMutation({
    mutationFn: () => call(syncTemplates, { params: { account_id: account.id } }),
    onSuccess: async ({ added, changed, deleted }) => {
      await cache.invalidateQueries(templatesQuery(account.id))
      const nothing = added + changed + deleted === 0
      toast.set({
        text: nothing ? 'Everything is up to date.' : `${added} new, ${changed} changed, ${deleted} deleted.`,
      })
    },
    onError: (error) => toast.set({ text: `Not fetched. ${trouble(error).title}` }),
  })
  return (
    <button type="button" className="button" disabled={syncing.isPending} onClick={() => syncing.mutate()}>
      <Icon name="reopen" /> {syncing.isPending ? 'Fetching…' : `Fetch from ${account.channel_label}`}
    </button>
  )
}
