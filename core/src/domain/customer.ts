import type { CustomerId } from './ids.ts'

/**
 * A person who writes in. `identities` are what channels know the person by (`phone:16505551234`, `bsuid:US.13…`);
 * each belongs to one customer of the tenant, and any of them may be missing.
 */
export interface Customer {
  readonly id: CustomerId
  readonly name: string
  readonly identities: readonly string[]
  readonly lastChannel: string
  /** When they last wrote; 0 for somebody who was only written to. */
  readonly lastSeenAt: number
  /** When they asked not to be written to about these topics. */
  readonly optedOut?: Readonly<Partial<Record<'marketing', number>>>
  readonly createdAt: number
  readonly version: number
}

/** What a channel tells about a person: at least one identity, the most stable one first. */
export interface Person {
  readonly identities: readonly string[]
  readonly name: string | null
}

/** The customer after hearing from them: new identities are added, the freshest name wins, time never runs back. */
export function heard(customer: Customer, person: Person, channel: string, at: number): Customer {
  const newer = at >= customer.lastSeenAt
  return {
    ...customer,
    identities: [...new Set([...customer.identities, ...person.identities])],
    name: person.name && newer ? person.name : customer.name,
    lastChannel: newer ? channel : customer.lastChannel,
    lastSeenAt: Math.max(customer.lastSeenAt, at),
  }
}
