import { ask } from './call.ts'
import type { DemoState } from './state.ts'
import { WebhookRow } from './webhook-row.tsx'
import type { Webhook } from './webhook.ts'

/** What the business's own system is told: each webhook, verified. */
export function Crm({ webhooks, mood }: { webhooks: readonly Webhook[]; mood: DemoState['mood'] | null }) {
  return (
    <section className="column crm" aria-label="CRM">
      <header>
        <h2>CRM</h2>
        <Mood mood={mood} />
      </header>
      {webhooks.length === 0 ? <Nothing /> : <List webhooks={webhooks} />}
    </section>
  )
}

const forMs = 20_000

/** Lets the CRM fail for a while, to see the hub try again in order. */
function Mood({ mood }: { mood: DemoState['mood'] | null }) {
  const failing = mood?.kind === 'failing'
  const next = failing ? { kind: 'well' } : { kind: 'failing', forMs }
  return (
    <button
      type="button"
      className="button small"
      aria-pressed={failing}
      onClick={() => void ask('PUT', '/sink/mood', next)}
    >
      {failing ? 'Answering 503: recover' : `Fail for ${forMs / 1000} s`}
    </button>
  )
}

function List({ webhooks }: { webhooks: readonly Webhook[] }) {
  return (
    <ol className="webhooks" aria-label="Webhooks">
      {webhooks.map((webhook) => (
        <WebhookRow key={webhook.arrival} webhook={webhook} />
      ))}
    </ol>
  )
}

function Nothing() {
  return (
    <div className="empty">
      <h3>No webhook yet</h3>
      <p>Write a message on the phone. The hub tells this CRM at once, signed, and once for every event.</p>
    </div>
  )
}
