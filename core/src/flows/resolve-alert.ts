import type { Alert } from '../domain/alert.ts'
import { put } from '../domain/change.ts'
import { HubError } from '../domain/error.ts'
import type { AlertId } from '../domain/ids.ts'
import type { Hub } from '../ports/hub.ts'
import type { Stores } from '../ports/store.ts'
import { settle } from './enact.ts'

/** Closes an alert of a tenant or of the hub itself; one that is closed stays as it is. Throws `not_found`. */
export function resolveAlert(
  { moment }: Pick<Hub, 'moment'>,
  home: Pick<Stores, 'alert' | 'commit'>,
  id: AlertId,
): Promise<Alert> {
  return settle(async () => {
    const alert = await home.alert(id)
    if (!alert) throw new HubError('not_found', 'There is no such alert.')
    if (alert.resolvedAt !== null) return alert
    const resolved = { ...alert, resolvedAt: moment().now }
    const verdict = await home.commit({ changes: [put('alert', resolved)], tasks: [], finish: null })
    return verdict.kind === 'done' ? resolved : 'conflict'
  })
}
