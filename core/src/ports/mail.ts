import type { Alert } from '../domain/alert.ts'

/** The way out for e-mail. */
export interface Mail {
  /** Writes of an alert. `refused`: it will never be taken. `unreached`: the server was away, or asked for patience. */
  tell(to: string, alert: Alert): Promise<'sent' | 'refused' | 'unreached'>
}
