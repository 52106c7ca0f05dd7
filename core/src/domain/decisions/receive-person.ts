import { nothing, put, type Decision } from '../change.ts'
import type { Consented, ContactSynced } from '../channel-event.ts'
import { consented, isNameless, type Customer, type Topic } from '../customer.ts'
import type { Moment } from '../ids.ts'
import type { ReceivingView } from '../view.ts'
import { customerOf } from './arrived.ts'
import { log } from './outgoing.ts'
import type { Receiving } from './receiving.ts'

/** A name from the business's address book: it serves as long as the customer has told none of their own. */
export function receiveContact({ person }: ContactSynced, { view, moment }: Receiving): Decision {
  const { name } = person
  if (name === null) return nothing
  const known = customerOf({ ...person, name: null }, view, 0, moment)
  return changed(isNameless(known) ? { ...known, name } : known, view, moment)
}

/** What a customer wants to hear of. Somebody unknown is remembered, too: they may not be written to. */
export function receiveConsent(
  { person, topic, given, at }: Consented,
  { view, moment }: Receiving,
): Decision {
  return changed(consented(customerOf(person, view, 0, moment), topic, given, at), view, moment)
}

/** A send was refused because its customer does not want any of the kind. */
export function optedOut(
  { customers: [customer], ...view }: Seen,
  topic: Topic,
  at: number,
  moment: Moment,
): Decision {
  if (!customer) return nothing
  return changed(consented(customer, topic, false, at), { ...view, customers: [customer] }, moment)
}

type Seen = Pick<ReceivingView, 'customers' | 'conversation'>

function changed(customer: Customer, view: Seen, moment: Moment): Decision {
  const {
    conversation,
    customers: [known],
  } = view
  if (known && JSON.stringify(known) === JSON.stringify(customer)) return nothing
  const shown = conversation
    ? [
        put('conversation', conversation),
        log(conversation, { kind: 'conversation.updated', conversation, customer }, moment),
      ]
    : []
  return { changes: [put('customer', customer), ...shown], tasks: [] }
}
