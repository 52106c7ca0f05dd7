import type { AccountId } from '@parley/core/domain/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { accountsQuery } from '../../api/queries.ts'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useMe } from '../session/me.ts'
import { AccountChoice } from '../settings/account-choice.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { AutoReplyForm } from './auto-reply-form.tsx'

import './auto-reply.css'

/** What customers are answered by keyword, for each account. */
export function AutoReplyPage() {
  const { data: accounts, error, isError, refetch } = useQuery(accountsQuery)
  const { user } = useMe()
  const [chosen, choose] = useState<AccountId>()
  const account = accounts?.find(({ id }) => id === chosen) ?? accounts?.[0]
  return (
    <SettingsPage
      title="Automatic answers"
      choice={<AccountChoice accounts={accounts} account={account} choose={choose} />}
    >
      {accounts === undefined && isError && <Problem error={error} retry={() => void refetch()} />}
      {accounts === undefined && !isError && <Pause label="Loading accounts" rows={4} />}
      {accounts?.length === 0 && (
        <div className="empty">
          <h2>No account is connected yet.</h2>
          <p>Connect one first; then its answers can be set here.</p>
        </div>
      )}
      {account && <AutoReplyForm key={account.id} account={account} mayEdit={user.role !== 'agent'} />}
    </SettingsPage>
  )
}
