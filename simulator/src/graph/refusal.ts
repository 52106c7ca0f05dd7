import { graphErrors, type GraphError, type GraphErrorName } from './errors.ts'

/** Ends a Graph call with one of Meta's errors. */
export class Refusal extends Error {
  readonly error: GraphError
  /** What exactly is wrong; Meta puts it into the message for code 100 and into error_data. */
  readonly details: string | undefined
  readonly headers: Readonly<Record<string, string>>

  constructor(
    error: GraphErrorName | GraphError,
    details?: string,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(typeof error === 'string' ? error : error.title)
    this.error = typeof error === 'string' ? graphErrors[error] : error
    this.details = details ?? this.error.details
    this.headers = headers
  }

  /** The answer's body; only WhatsApp's messages have error_data. */
  body(withData: boolean, trace: string): object {
    const { code, subcode, type = 'OAuthException', transient, heading } = this.error
    const data = { messaging_product: 'whatsapp', details: this.details }
    return {
      error: {
        message: this.#sentence(),
        type,
        code,
        ...(subcode !== undefined && { error_subcode: subcode }),
        ...(transient && { is_transient: true }),
        ...(heading !== undefined && { error_user_title: heading, error_user_msg: this.details }),
        ...(withData && this.details !== undefined && { error_data: data }),
        fbtrace_id: trace,
      },
    }
  }

  #sentence(): string {
    const { code, title, type, heading } = this.error
    if (heading !== undefined) return title
    const text = code === 100 || code === 2500 ? (this.details ?? title) : title
    return unnumbered.has(code) || type === 'GraphMethodException' ? text : `(#${code}) ${text}`
  }
}

/** Meta writes these without "(#code)". */
const unnumbered: ReadonlySet<number> = new Set([2, 190, 2500])
