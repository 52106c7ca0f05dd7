import type { Alert, AlertKind } from '../domain/alert.ts'
import type { AlertId } from '../domain/ids.ts'
import type { Page } from './page.ts'

/** The alerts of a tenant, or of the hub itself. */
export interface AlertBook {
  /** The one about this that is not resolved. */
  openAlert(kind: AlertKind, subject: string): Promise<Alert | null>
  alert(id: AlertId): Promise<Alert | null>
  /** Newest first. */
  alerts(page: Page): Promise<readonly Alert[]>
}

/** Where whoever runs the hub is told of every alert. The secret signs, if there is one. */
export type OperatorAddress =
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string | null }
  | { readonly kind: 'email'; readonly to: string }
