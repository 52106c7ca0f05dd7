import { memo } from 'react'

import { glance, pretty, type Webhook } from './webhook.ts'

/** One delivery: what happened, whether the signatures fit, and all of its JSON for who wants to see it. */
export const WebhookRow = memo(function WebhookRow({ webhook }: { webhook: Webhook }) {
  return (
    <li data-outcome={outcome(webhook)}>
      <details>
        <summary>
          <span className="type">{webhook.type}</span>
          <span className="sequence">#{webhook.sequence}</span>
          <time dateTime={new Date(webhook.at).toISOString()}>{clock.format(webhook.at)}</time>
          <span className="text" dir="auto">
            {glance(webhook)}
          </span>
          <span className="check">{said(webhook)}</span>
        </summary>
        <pre tabIndex={0}>{pretty(webhook)}</pre>
      </details>
    </li>
  )
})

const clock = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
})

function outcome({ check, status }: Webhook): 'taken' | 'refused' | 'failed' {
  if (check.kind === 'refused') return 'refused'
  return status === 200 ? 'taken' : 'failed'
}

function said(webhook: Webhook): string {
  const { check, status } = webhook
  if (check.kind === 'refused') return `Refused: ${check.why}`
  return status === 200 ? '✓ Verified' : `✓ Verified, answered ${status}`
}
