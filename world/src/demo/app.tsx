import { useState } from 'react'

import { Crm } from './crm.tsx'
import { Inbox } from './inbox.tsx'
import { Panel } from './panel.tsx'
import { Phones } from './phones.tsx'
import { useDemo } from './use-demo.ts'
import { useWebhooks } from './use-webhooks.ts'

const tabs = ['Phone', 'Inbox', 'CRM'] as const

/** A message's way from left to right: the customer's phone, the agents' inbox, the business's CRM. */
export function App() {
  const demo = useDemo()
  const webhooks = useWebhooks()
  const [tab, setTab] = useState<(typeof tabs)[number]>('Phone')
  return (
    <div className="demo" data-tab={tab}>
      <Panel demo={demo} onReset={webhooks.clear} />
      <main className="columns" aria-label="Demo">
        <Phones />
        <Inbox />
        <Crm webhooks={webhooks.list} mood={demo.state?.mood ?? null} />
      </main>
      <nav className="tabs" aria-label="Parts of the demo">
        {tabs.map((name) => (
          <button
            key={name}
            type="button"
            aria-current={name === tab ? 'page' : undefined}
            onClick={() => setTab(name)}
          >
            {name}
          </button>
        ))}
      </nav>
    </div>
  )
}
