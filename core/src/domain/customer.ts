import type { CustomerId } from './ids.ts'

/**
 * A person who writes in. `identities` are what channels know the person by (`phone:16505551234`, `bsuid:US.13…`);
 * each belongs to one customer of the tenant, and any of them may be missing.
 */
export interface Customer {
  readonly id: CustomerId
  readonly name: string
  /** What they are called publicly on their channel, where it has such names. */
  readonly username?: string
  readonly identities: readonly string[]
  readonly lastChannel: string
  /** When they last wrote; 0 for somebody who was only written to. */
  readonly lastSeenAt: number
  /** When they asked not to be written to about these topics. */
  readonly optedOut?: Readonly<Partial<Record<Topic, number>>>
  /** When they last agreed again; older news of the topic says nothing any more. */
  readonly optedIn?: Readonly<Partial<Record<Topic, number>>>
  /** Who they turned out to be; what was written under this id keeps it. */
  readonly mergedInto?: CustomerId
  readonly createdAt: number
  readonly version: number
}

export type Topic = 'marketing'

/** Whether the customer may be written to about a topic. */
export function mayWrite(customer: Pick<Customer, 'optedOut'>, topic: Topic): boolean {
  return customer.optedOut?.[topic] === undefined
}

/**
 * The customer after saying whether they want to hear of a topic; the same one if something later is known. Of what is
 * said in one moment the last counts: it stands a millisecond later, so that hearing it all again changes nothing.
 */
export function consented(customer: Customer, topic: Topic, given: boolean, at: number): Customer {
  const { [topic]: outAt, ...out } = customer.optedOut ?? {}
  const { [topic]: inAt, ...into } = customer.optedIn ?? {}
  const known = Math.max(outAt ?? 0, inAt ?? 0)
  const saysTheSame = given ? outAt === undefined : outAt !== undefined
  if (at < known || (at === known && saysTheSame)) return customer
  const since = at === known ? at + 1 : at
  return given
    ? { ...customer, optedOut: out, optedIn: { ...into, [topic]: since } }
    : { ...customer, optedOut: { ...out, [topic]: since }, optedIn: into }
}

/** Until a name is known, the identity's own text serves: `phone:16505551234` → `16505551234`. */
export function nameless({ identities: [identity = ''] }: Pick<Person, 'identities'>): string {
  return identity.slice(identity.indexOf(':') + 1)
}

/** Whether all that is known of their name is a number or an id. */
export function isNameless({ name, identities }: Pick<Customer, 'name' | 'identities'>): boolean {
  return (
    /^[+\d\s().-]*$/.test(name) ||
    identities.some((identity) => nameless({ identities: [identity] }) === name)
  )
}

/** Whether several people share this thread. */
export function isGroup({ identities }: Pick<Person, 'identities'>): boolean {
  return identities.some((identity) => identity.startsWith('group:'))
}

/** What a channel tells about a person: at least one identity, the most stable one first. */
export interface Person {
  readonly identities: readonly string[]
  readonly name: string | null
  /** Their public name on the channel, without `@`. */
  readonly username?: string
}

/** The customer after hearing from them: new identities are added, the freshest name wins, time never runs back. */
export function heard(customer: Customer, person: Person, channel: string, at: number): Customer {
  const newer = at >= customer.lastSeenAt
  return {
    ...customer,
    identities: [...new Set([...customer.identities, ...person.identities])],
    name: person.name && newer ? person.name : customer.name,
    ...(person.username !== undefined && newer ? { username: person.username } : {}),
    lastChannel: newer ? channel : customer.lastChannel,
    lastSeenAt: Math.max(customer.lastSeenAt, at),
  }
}
