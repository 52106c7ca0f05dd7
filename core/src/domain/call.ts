/** A call out of the hub, and what can come of it. */
export interface HttpCall<B = string | null> {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: B
}

/** A call that carries a file: a form (multipart/form-data) with the file as its last part; or null for the bytes alone. */
export type Upload = HttpCall<FileForm | null>

export interface FileForm {
  readonly fields: Readonly<Record<string, string>>
  readonly file: { readonly field: string; readonly name: string; readonly type: string }
}

/** What came back: an answer; nothing, and the call certainly never left; or nothing, and it may have arrived. */
export type Reply =
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: string
    }
  | { readonly kind: 'unreached'; readonly detail: string }
  | { readonly kind: 'lost'; readonly detail: string }

export type Outcome =
  /** The id is null only for a reaction, where the channel gives it none. */
  | { readonly kind: 'sent'; readonly externalId: string | null }
  | { readonly kind: 'lost'; readonly detail: string }
  | {
      readonly kind: 'refused'
      readonly class: RefusalClass
      readonly channelCode: string | null
      readonly detail: string
      readonly retryAfterMs: number | null
      /** The customer does not want any of the kind, which is why. */
      readonly optedOut?: 'marketing'
    }

/**
 * Why a channel refused, and with it what helps: `auth` reconnect · `permission` grant · `rate` wait · `pair` wait, this
 * customer only · `transient` try again ·
 * `file` the channel does not know, or could not fetch, a file: hand it over once more · `final` never for this message · `policy` the account is stopped · `window` template.
 */
export type RefusalClass =
  | 'auth'
  | 'permission'
  | 'rate'
  | 'pair'
  | 'transient'
  | 'file'
  | 'final'
  | 'policy'
  | 'window'
