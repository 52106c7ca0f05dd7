import type { AccountShape } from '@parley/contract/account.ts'

import { trouble } from '../../api/trouble.ts'
import { FallbackFields } from './fallback-fields.tsx'
import { RuleList } from './rule-list.tsx'
import { useAutoReply } from './use-auto-reply.ts'

interface Props {
  readonly account: AccountShape
  readonly mayEdit: boolean
}

export function AutoReplyForm({ account, mayEdit }: Props) {
  const { draft, faults, changed, saving, change, save } = useAutoReply(account)
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
