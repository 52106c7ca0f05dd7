import { useState } from 'react'

import { Frame } from './frame.tsx'

const phones = [
  { kind: 'whatsapp', label: 'WhatsApp' },
  { kind: 'instagram', label: 'Instagram' },
] as const

/** A customer's phone; one at a time, on either channel. */
export function Phones() {
  const [kind, setKind] = useState<(typeof phones)[number]['kind']>('whatsapp')
  return (
    <section className="column phone" aria-label="Customer's phone">
      <header>
        <h2>Customer</h2>
        <div className="segments" role="radiogroup" aria-label="Channel">
          {phones.map((phone) => (
            <label key={phone.kind}>
              <input
                type="radio"
                name="phone"
                checked={phone.kind === kind}
                onChange={() => setKind(phone.kind)}
              />
              <span>{phone.label}</span>
            </label>
          ))}
        </div>
      </header>
      <Frame key={kind} title={`${kind} phone`} src={`/simulator/phones/?phone=${kind}`} />
    </section>
  )
}
