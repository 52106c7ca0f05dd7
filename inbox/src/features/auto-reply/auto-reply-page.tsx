import type { AccountId } from '@parley/core/domain/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'

import { accountsQuery } from '../../api/queries.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useCommands } from '../commands/commands.ts'
import { useMe } from '../session/me.ts'
import { AutoReplyForm } from './auto-reply-form.tsx'

import './auto-reply.css'

/** What customers are answered by keyword, for each account. */
export function AutoReplyPage() {
  const { data: accounts, error, isError, refetch } = useQuery(accountsQuery)
  const { user } = useMe()
  const navigate = useNavigate()
  const [chosen, choose] = useState<AccountId>()
  useCommands([
    {
      id: 'back',
      title: 'Back to the inbox',
      group: 'Go to',
      keys: ['Escape'],
      run: () => void navigate({ to: '/' }),
    },
  ])
  const account = accounts?.find(({ id }) => id === chosen) ?? accounts?.[0]
  return (
    <main className="settings">
      <div className="settings-page">
        <header className="settings-header">
          <Link to="/" className="icon-button" title="Back to the inbox (Esc)">
            <Icon name="back" />
            <span className="sr-only">Back to the inbox</span>
          </Link>
          <h1>Automatic answers</h1>
          {accounts !== undefined && accounts.length > 1 && (
            <select
              aria-label="Account"
              value={account?.id}
              onChange={({ target }) => choose(accounts.find(({ id }) => id === target.value)?.id)}
            >
              {accounts.map(({ id, name, channel_label }) => (
                <option key={id} value={id}>
                  {name} · {channel_label}
                </option>
              ))}
            </select>
          )}
        </header>
        {accounts === undefined && isError && <Problem error={error} retry={() => void refetch()} />}
        {accounts === undefined && !isError && <Pause label="Loading accounts" rows={4} />}
        {accounts?.length === 0 && (
          <div className="empty">
            <h2>No account is connected yet.</h2>
            <p>Connect one first; then its answers can be set here.</p>
          </div>
        )}
        {account && <AutoReplyForm key={account.id} account={account} mayEdit={user.role !== 'agent'} />}
      </div>
    </main>
  )
}
