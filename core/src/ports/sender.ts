import type { HttpCall } from '../domain/call.ts'

/** The account for which a channel is called, and where the channel is. */
export interface Sender {
  /** What the channel calls the account. */
  readonly key: string
  readonly settings: Readonly<Record<string, string>>
  readonly token: string
  /** Scheme, host and path up to the version, without a slash at the end. */
  readonly baseUrl: string
  readonly apiVersion: string
}

export type Composed =
  | { readonly kind: 'call'; readonly call: HttpCall }
  | { readonly kind: 'impossible'; readonly detail: string }
