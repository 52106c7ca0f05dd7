import { useQuery } from '@tanstack/react-query'

import { accountsQuery } from '../../api/queries.ts'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useMe } from '../session/me.ts'
import { SettingsPage } from '../settings/settings-page.tsx'
import { ShowsForm } from './shows-form.tsx'

/** What customers see in passing, for each account. */
export function ShowsPage() {
  const { data: accounts, error, isError, refetch } = useQuery(accountsQuery)
  const { user } = useMe()
  const mayEdit = user.role !== 'agent'
  return (
    <SettingsPage title="What customers see">
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
    </SettingsPage>
  )
}
