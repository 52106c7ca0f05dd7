import type { HttpCall } from '@parley/core/domain/call.ts'
import type { Composed, Sender } from '@parley/core/ports/sender.ts'

/** A call to the Send API of an account. */
export function postMessage(account: Sender, payload: object): Composed {
  return { kind: 'call', call: post(account, payload) }
}

export function post(account: Sender, payload: object): HttpCall {
  return {
    method: 'POST',
    url: `${account.baseUrl}/${account.apiVersion}/${encodeURIComponent(account.key)}/messages`,
    headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
    body: JSON.stringify(payload),
  }
}
