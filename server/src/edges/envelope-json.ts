import { createHmac } from 'node:crypto'

import { presentAlert } from '@parley/contract/alert.ts'
import { presentEvent } from '@parley/contract/event.ts'
import type { Envelope } from '@parley/core/ports/webhooks.ts'

import { keyOf } from './hmac.ts'

/**
 * Signs in two families over the very bytes that are sent: Standard Webhooks (`webhook-signature`, over id, time and
 * body) and Meta's `X-Hub-Signature-256` (over the body). With several secrets, the newest signs first.
 */
export const jsonEnvelope: Envelope = {
  seal: (event, secrets, now) => signed(event.id, JSON.stringify(presentEvent(event)), secrets, now),
  sealAlert(alert, tenant, secrets, now) {
    const body = JSON.stringify({ type: 'alert', tenant_id: tenant, alert: presentAlert(alert) })
    return signed(`${alert.id}-${alert.toldAt}`, body, secrets, now)
  },
}

function signed(
  id: string,
  body: string,
  secrets: readonly string[],
  now: number,
): ReturnType<Envelope['seal']> {
  const timestamp = String(Math.floor(now / 1000))
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Parley',
    'webhook-id': id,
    'webhook-timestamp': timestamp,
  }
  const [newest] = secrets
  if (newest === undefined) return { body, headers }
  const signatures = secrets.map((secret) => `v1,${standard(secret, `${id}.${timestamp}.${body}`)}`)
  const ofMeta = createHmac('sha256', keyOf(newest, 'utf8')).update(body).digest('hex')
  return {
    body,
    headers: {
      ...headers,
      'webhook-signature': signatures.join(' '),
      'x-hub-signature-256': `sha256=${ofMeta}`,
    },
  }
}

/** Standard Webhooks secrets read `whsec_` and the base64 of the key. */
function standard(secret: string, signed: string): string {
  return createHmac('sha256', keyOf(secret.replace(/^whsec_/, ''), 'base64'))
    .update(signed)
    .digest('base64')
}
