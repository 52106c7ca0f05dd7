import { nothing, put, type Change, type Decision } from '../change.ts'
import type { Renamed } from '../channel-event.ts'
import type { Conversation } from '../conversation.ts'
import { isNameless, type Customer } from '../customer.ts'
import { log } from './outgoing.ts'
import type { Receiving } from './receiving.ts'

/**
 * A person is known by other identities now. If these turn out to belong to two customers, they are one: the older
 * customer stays and gets the other's conversations. Where both have one on the same account, the older customer's goes
 * on; the other is kept as it is, for the same customer, and says where it goes on.
 */
export function receiveIdentity(event: Renamed, { view, moment }: Receiving): Decision {
  const [oldest, ...others] = view.customers.toSorted(
    (a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1),
  )
  if (!oldest) return nothing
  const survivor = united(oldest, others, event)
  if (others.length === 0 && same(survivor.identities, oldest.identities)) return nothing
  const conversations = moved(view.conversations ?? [], survivor, event)
  return {
    changes: [
      // First of all these give their identities back, so that the survivor can have them.
      ...others.map((other) => put('customer', { ...other, identities: [], mergedInto: survivor.id })),
      put('customer', survivor),
      ...conversations.flatMap((conversation): Change[] => [
        put('conversation', conversation),
        log(conversation, { kind: 'conversation.updated', conversation, customer: survivor }, moment),
      ]),
    ],
    tasks: [],
  }
}

function united(oldest: Customer, others: readonly Customer[], { person, previous }: Renamed): Customer {
  const all = [oldest, ...others]
  const latest = all.reduce((a, b) => (b.lastSeenAt > a.lastSeenAt ? b : a))
  const named = all.find((one) => !isNameless(one))
  const optedOut = Object.assign({}, ...all.map((one) => one.optedOut ?? {}))
  return {
    ...oldest,
    name: named?.name ?? oldest.name,
    identities: current(
      all.flatMap((one) => one.identities),
      person.identities,
      previous,
    ),
    lastChannel: latest.lastChannel,
    lastSeenAt: latest.lastSeenAt,
    ...(Object.keys(optedOut).length > 0 ? { optedOut } : {}),
  }
}

/** Those that are true now, the ones that were told last in front: they are what is written to. */
function current(
  known: readonly string[],
  told: readonly string[],
  previous: readonly string[],
): readonly string[] {
  const left = known.filter((identity) => !previous.includes(identity) || told.includes(identity))
  return [...new Set([...told, ...left])]
}

function moved(
  conversations: readonly Conversation[],
  { id, identities }: Customer,
  { previous, person }: Renamed,
): readonly Conversation[] {
  const going = new Map<string, Conversation>()
  // The survivor's own come first, and of those the older.
  const sorted = conversations.toSorted(
    (a, b) => Number(b.customer === id) - Number(a.customer === id) || a.createdAt - b.createdAt,
  )
  for (const one of sorted) if (!one.continuedIn && !going.has(one.account)) going.set(one.account, one)
  return sorted.map((one) => {
    const main = going.get(one.account)
    const known = current(one.identities ?? [], person.identities, previous)
    const theirs = {
      ...one,
      customer: id,
      identities: known.filter((identity) => identities.includes(identity)),
    }
    if (!main || main.id === one.id) return withWindow(theirs, sorted)
    return { ...theirs, continuedIn: one.continuedIn ?? main.id }
  })
}

/** The customer's last message opens the window wherever it stands. */
function withWindow(conversation: Conversation, all: readonly Conversation[]): Conversation {
  const times = all.flatMap(({ account, lastInboundAt }) =>
    account === conversation.account && lastInboundAt !== null ? [lastInboundAt] : [],
  )
  return times.length === 0 ? conversation : { ...conversation, lastInboundAt: Math.max(...times) }
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one) => b.includes(one))
}
