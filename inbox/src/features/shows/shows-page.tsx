import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'

import { accountsQuery } from '../../api/queries.ts'
import { Icon } from '../../ui/icon.tsx'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useCommands } from '../commands/commands.ts'
import { useMe } from '../session/me.ts'
import { ShowsForm } from './shows-form.tsx'

/** What customers see in passing, for each account. */
export function ShowsPage() {
  const { data: accounts, error, isError, refetch } = useQuery(accountsQuery)
  const { user } = useMe()
  const navigate = useNavigate()
  useCommands([
    {
      id: 'back',
      title: 'Back to the inbox',
      group: 'Go to',
      keys: ['Escape'],
      run: () => void navigate({ to: '/' }),
    },
  ])
  const mayEdit = user.role !== 'agent'
  return (
    <main className="settings">
      <div className="settings-page">
        <header className="settings-header">
          <Link to="/" className="icon-button" title="Back to the inbox (Esc)">
            <Icon name="back" />
            <span className="sr-only">Back to the inbox</span>
          </Link>
          <h1>What customers see</h1>
        </header>
        {!mayEdit && <p className="settings-note">Only an owner or admin can change these.</p>}
        {accounts === undefined && isError && <Problem error={error} retry={() => void refetch()} />}
        {accounts === undefined && !isError && <Pause label="Loading accounts" rows={4} />}
        {accounts?.length === 0 && (
          <div className="empty">
            <h2>No account is connected yet.</h2>
            <p>Connect one first; then this can be set here.</p>
          </div>
        )}
        {accounts?.map((account) => (
          <ShowsForm key={account.id} account={account} mayEdit={mayEdit} />
        ))}
      </div>
    </main>
  )
}
