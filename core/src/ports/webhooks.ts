import type { Alert } from '../domain/alert.ts'
import type { HubEvent } from '../domain/event.ts'
import type { TenantId } from '../domain/ids.ts'

/** Puts an event into the envelope that a CRM receives. */
export interface Envelope {
  /** The same for an alert, of a tenant or of the hub itself; without a secret it is not signed. */
  sealAlert(
    alert: Alert,
    tenant: TenantId | null,
    secrets: readonly string[],
    now: number,
  ): { readonly body: string; readonly headers: Readonly<Record<string, string>> }
  /** The same bytes for every attempt of one event; the headers carry the attempt's time and signatures. */
  seal(
    event: HubEvent,
    secrets: readonly string[],
    now: number,
  ): { readonly body: string; readonly headers: Readonly<Record<string, string>> }
}
