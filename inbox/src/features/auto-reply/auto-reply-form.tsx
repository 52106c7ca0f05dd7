import { setAutoReply, type AccountShape } from '@parley/contract/account.ts'
import type { AutoReply } from '@parley/core/domain/rule.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { call } from '../../api/call.ts'
import { accountsQuery } from '../../api/queries.ts'
import { trouble } from '../../api/trouble.ts'
import { toast } from '../../ui/toast.tsx'
import { checked, draftOf, type Draft, type Faults } from './draft.ts'
import { FallbackFields } from './fallback-fields.tsx'
import { RuleList } from './rule-list.tsx'

interface Props {
  readonly account: AccountShape
  readonly mayEdit: boolean
}

export function AutoReplyForm({ account, mayEdit }: Props) {
  const cache = useQueryClient()
  const [draft, setDraft] = useState(() => draftOf(account.auto_reply))
  const [faults, setFaults] = useState<Faults>({})
  const [changed, setChanged] = useState(false)
  const saving = useMutation({
    mutationFn: (body: AutoReply) => call(setAutoReply, { params: { account_id: account.id }, body }),
    onSuccess: (saved) => {
      cache.setQueryData(accountsQuery.queryKey, (all) =>
        all?.map((each) => (each.id === saved.id ? saved : each)),
      )
      setChanged(false)
      toast.set({ text: 'Automatic answers saved.' })
    },
  })
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    setChanged(true)
  }
  const save = () => {
    const result = checked(draft)
    setFaults('faults' in result ? result.faults : {})
    if ('answer' in result) saving.mutate(result.answer)
  }
  return (
    <form
      className="auto-reply"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      {!mayEdit && <p className="settings-note">Only an owner or admin can change these.</p>}
      <fieldset disabled={!mayEdit}>
        <label className="switch">
          <input
            type="checkbox"
            role="switch"
            checked={draft.enabled}
            onChange={({ target }) => change({ enabled: target.checked })}
          />
          <span>
            <strong>Answer automatically</strong>
            <small>Until a person answers in the conversation. Closing it hands it back.</small>
          </span>
        </label>
        <RuleList rules={draft.rules} faults={faults} change={(rules) => change({ rules })} />
        <FallbackFields draft={draft} fault={faults['fallback.reply']} change={change} />
      </fieldset>
      {mayEdit && (
        <footer className="settings-footer">
          <p role="alert">
            {Object.keys(faults).length > 0 && 'Some fields need your attention.'}
            {saving.error && `Not saved. ${trouble(saving.error).title}`}
          </p>
          <button type="submit" className="button primary" disabled={!changed || saving.isPending}>
            {changed ? 'Save' : 'Saved'}
          </button>
        </footer>
      )}
    </form>
  )
}
