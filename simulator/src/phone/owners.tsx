import { useState } from 'react'

import { AddOwner } from './add-owner.tsx'
import type { Customer, Kind } from './answers.ts'

interface OwnersProps {
  readonly kind: Kind
  readonly customers: readonly Customer[]
  readonly chosen: string | undefined
  readonly unseen: Readonly<Record<string, number>>
  readonly choose: (id: string) => void
  readonly added: (customer: Customer) => void
}

/** Whose phone this is: a row of people, and a way to add one. */
export function Owners({ kind, customers, chosen, unseen, choose, added }: OwnersProps) {
  const [adding, setAdding] = useState(false)
  return (
    <nav className="owners" aria-label={kind === 'whatsapp' ? 'Whose WhatsApp' : 'Whose Instagram'}>
      <ul>
        {customers.map((customer, at) => (
          <li key={customer.id}>
            <button
              type="button"
              className="owner"
              aria-pressed={customer.id === chosen}
              title={customer.name}
              onClick={() => choose(customer.id)}
            >
              <span className={`avatar hue-${at % 6}`} aria-hidden="true">
                {initials(customer.name)}
              </span>
              <span className="owner-name">{customer.name.split(/\s/, 1)}</span>
              <Unseen count={unseen[customer.id] ?? 0} />
            </button>
          </li>
        ))}
        <li>
          <button type="button" className="owner" aria-expanded={adding} onClick={() => setAdding(!adding)}>
            <span className="avatar add" aria-hidden="true">
              +
            </span>
            <span className="owner-name">Add</span>
          </button>
        </li>
      </ul>
      {adding && (
        <AddOwner
          kind={kind}
          added={(customer) => {
            setAdding(false)
            added(customer)
          }}
        />
      )}
    </nav>
  )
}

function Unseen({ count }: { readonly count: number }) {
  if (count === 0) return null
  return (
    <span className="unseen">
      {count}
      <span className="said-only"> new</span>
    </span>
  )
}

function initials(name: string): string {
  return name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => word.slice(0, 1).toUpperCase())
    .join('')
}
