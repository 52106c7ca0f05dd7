import { nothing, put, type Decision } from '../change.ts'
import { isNameless, type Customer } from '../customer.ts'
import type { Moment } from '../ids.ts'
import type { MessageView } from '../view.ts'
import { log } from './outgoing.ts'
import { retryBroken, type Tried } from './retry.ts'

const mostTries = 4

/** What the channel says of a person. Their own name stays if they have told one meanwhile; without an answer, again. */
export function decideProfile(
  { customer, conversation }: Pick<MessageView, 'customer' | 'conversation'>,
  profile: { readonly name: string | null; readonly username: string | null } | null,
  tried: Tried,
  moment: Moment,
): Decision {
  if (profile === null) {
    const wait = tried.tries < mostTries ? retryBroken(tried, moment.random()) : null
    return wait === null ? nothing : { ...nothing, againAt: moment.now + wait }
  }
  const { name, username } = profile
  const after: Customer = {
    ...customer,
    name: isNameless(customer) ? (name ?? username ?? customer.name) : customer.name,
    ...(username === null ? {} : { username }),
  }
  if (after.name === customer.name && after.username === customer.username) return nothing
  const news = { kind: 'conversation.updated', conversation, customer: after } as const
  return {
    changes: [put('customer', after), put('conversation', conversation), log(conversation, news, moment)],
    tasks: [],
  }
}
