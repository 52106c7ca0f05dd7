import type { Composed, Sender } from '@parley/core/ports/channel.ts'

/** A call to the Send API of an account. */
export function postMessage(account: Sender, payload: object): Composed {
  return {
    kind: 'call',
    call: {
      method: 'POST',
      url: `${account.baseUrl}/${account.apiVersion}/${encodeURIComponent(account.key)}/messages`,
      headers: { authorization: `Bearer ${account.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(payload),
    },
  }
}
