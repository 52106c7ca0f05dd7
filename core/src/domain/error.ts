/**
 * Every way a promise can break, in one table: the HTTP status, and a sentence for the person who meets it.
 * The API, the worker and the docs read the same row. `retry`: whether the same request is worth another try, and when.
 */
export const errors = {
  invalid_request: {
    status: 400,
    title: 'The request is not valid',
    advice: 'Compare it with the documentation of this endpoint.',
    retry: 'after a fix',
  },
  unauthenticated: {
    status: 401,
    title: 'You are not signed in',
    advice: 'Sign in, or send a valid API key.',
    retry: 'after a fix',
  },
  wrong_signature: {
    status: 401,
    title: 'The signature does not match',
    advice:
      'Only the platform of a channel calls here: it signs the raw bytes of the body with the secret of its app, which the hub must know (META_APP_SECRET).',
    retry: 'after a fix',
  },
  forbidden: {
    status: 403,
    title: 'You may not do this',
    advice: 'Ask an owner or admin of your tenant.',
    retry: 'after a fix',
  },
  tenant_suspended: {
    status: 403,
    title: 'This business is suspended',
    advice: 'Ask whoever runs this hub.',
    retry: 'after a fix',
  },
  not_found: {
    status: 404,
    title: 'There is nothing here',
    advice: 'Check the id; it may belong to somebody else.',
    retry: 'never',
  },
  conflict: {
    status: 409,
    title: 'Something changed in the meantime',
    advice: 'Read it again, then repeat the request.',
    retry: 'after a fix',
  },
  last_owner: {
    status: 409,
    title: 'A business needs an owner',
    advice: 'Make somebody else an owner first.',
    retry: 'after a fix',
  },
  email_taken: {
    status: 409,
    title: 'The e-mail address is taken',
    advice: 'Use another one; an address belongs to one person of the whole hub.',
    retry: 'after a fix',
  },
  newer_messages: {
    status: 409,
    title: 'The conversation has gone on',
    advice: 'Read what is newer (it is in this answer) and decide again.',
    retry: 'after a fix',
  },
  already_set_up: {
    status: 409,
    title: 'The first owner exists already',
    advice: 'Sign in instead.',
    retry: 'never',
  },
  token_refused: {
    status: 400,
    title: 'The channel does not accept this token',
    advice: 'Get a token that may use this account from the channel, and try again.',
    retry: 'after a fix',
  },
  account_taken: {
    status: 409,
    title: 'This account is connected already',
    advice: 'Disconnect it where it is connected first; no two may receive for one key.',
    retry: 'after a fix',
  },
  too_large: {
    status: 413,
    title: 'The body is too large',
    advice: 'Send less at once.',
    retry: 'after a fix',
  },
  idempotency_mismatch: {
    status: 422,
    title: 'This idempotency key was used for another request',
    advice: 'Use a new key for a new message.',
    retry: 'after a fix',
  },
  window_closed: {
    status: 422,
    title: 'The reply window is closed',
    advice: 'Wait until the customer writes again, or do what the detail names.',
    retry: 'after a fix',
  },
  not_supported: {
    status: 422,
    title: 'The channel cannot do this',
    advice: 'Send something that the channel supports.',
    retry: 'never',
  },
  refused_by_channel: {
    status: 422,
    title: 'The channel refuses this',
    advice: 'Its reason is in the detail: change that and try again.',
    retry: 'after a fix',
  },
  too_long: {
    status: 422,
    title: 'The text is too long for this channel',
    advice: 'Shorten it.',
    retry: 'after a fix',
  },
  account_inactive: {
    status: 422,
    title: 'The account is not active',
    advice: 'Connect it again first.',
    retry: 'after a fix',
  },
  token_invalid: {
    status: 422,
    title: 'The channel no longer accepts the token of this account',
    advice: 'Give the account a new token, then send again.',
    retry: 'after a fix',
  },
  too_many_requests: {
    status: 429,
    title: 'Too many attempts',
    advice: 'Wait for the time given in Retry-After.',
    retry: 'later',
  },
  internal: {
    status: 500,
    title: 'Something went wrong on our side',
    advice: 'Try again; if it stays, report the correlation id.',
    retry: 'later',
  },
  unavailable: {
    status: 503,
    title: 'The hub cannot take this right now',
    advice: 'Try again in a moment.',
    retry: 'later',
  },
} as const satisfies Record<string, Row>

interface Row {
  readonly status: number
  readonly title: string
  readonly advice: string
  readonly retry: 'never' | 'after a fix' | 'later'
}

export type ErrorCode = keyof typeof errors

/** A broken promise, with its row in the table and what exactly happened. */
export class HubError extends Error {
  readonly code: ErrorCode
  /** When it is worth another try; null if nobody knows. */
  readonly retryAfterMs: number | null

  constructor(code: ErrorCode, detail: string = errors[code].title, retryAfterMs: number | null = null) {
    super(detail)
    this.name = 'HubError'
    this.code = code
    this.retryAfterMs = retryAfterMs
  }
}
