import type { Outcome } from '../domain/call.ts'
import { nothing, type Decision } from '../domain/change.ts'
import type { Content } from '../domain/content.ts'
import { notingTurn } from '../domain/decisions/circuit.ts'
import {
  decideArrival,
  decideDepartLater,
  decideDeparture,
  decideUnready,
  endsOfCall,
  failed,
} from '../domain/decisions/deliver.ts'
import { reacted } from '../domain/decisions/react.ts'
import { optedOut } from '../domain/decisions/receive-person.ts'
import { notingToken } from '../domain/decisions/token.ts'
import { withoutContent } from '../domain/erase.ts'
import type { MessageId, Moment, TenantId } from '../domain/ids.ts'
import type { Turn } from '../domain/pace.ts'
import type { Claim } from '../domain/task.ts'
import type { MessageView } from '../domain/view.ts'
import type { Channel, OutgoingFile } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'
import type { Destination } from '../ports/pacer.ts'
import type { Sender } from '../ports/sender.ts'
import type { Store } from '../ports/store.ts'
import { enact, enactMeanwhile, settle, type Ending } from './enact.ts'
import { handlesForgotten, handOver } from './hand-over.ts'
import { senderOf } from './sender-of.ts'
import { watch } from './watch.ts'

type Delivering = Pick<
  Hub,
  'stores' | 'queue' | 'live' | 'channels' | 'http' | 'pacer' | 'vault' | 'platform' | 'moment' | 'blobs'
>

/** Longer than channels need for a link they fetch themselves, shorter than a lease. */
const limits = { timeoutMs: 15_000, maxBodyBytes: 256 * 1024 }

/** Hands one message to its channel: written down as `sending` before the call, so that it can never go out twice. */
export async function deliver(
  hub: Delivering,
  tenant: TenantId,
  id: MessageId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const departed = await settle(() => depart(hub, store, id, claim))
  if (departed.kind === 'stayed') return departed.ending
  const watched = watch(hub)
  const { called: outcome, turn } = await call({ ...hub, http: watched.http }, departed)
  const tried = { endpoint: null, event: null, message: id, number: claim.task.tries + 1 }
  return settle(async () => {
    const current = await store.delivering(id)
    if (!current) return enact(hub, store, nothing, claim)
    const moment = hub.moment()
    const decided = await withConsequences(
      store,
      current,
      outcome,
      afterwards(current, outcome, claim, moment),
      moment,
    )
    const forgets = current.account.routerMode && outcome.kind === 'sent'
    const decision = forgets ? withoutContent(decided) : decided
    const used = departed.view.account.sealedToken
    const noted =
      outcome.kind === 'impossible'
        ? decision
        : notingToken(decision, { account: current.account, used, outcome }, moment)
    const whole = notingTurn(noted, turn, current.account.id, moment)
    return enact(hub, store, watched.noted(whole, tried), claim)
  })
}

interface Gone {
  readonly kind: 'gone'
  readonly view: MessageView
  readonly channel: Channel
  readonly sender: Sender
  readonly content: Content<OutgoingFile>
  /** Whether it goes out as a person's late answer. */
  readonly tagged: boolean
  readonly destinations: Destinations
}
type Departed = Gone | { readonly kind: 'stayed'; readonly ending: Ending }

async function depart(
  hub: Delivering,
  store: Store,
  id: MessageId,
  claim: Claim,
): Promise<Departed | 'conflict'> {
  const [view, owner] = await Promise.all([store.delivering(id), hub.stores.tenant(store.tenant)])
  const channel = view && hub.channels.get(view.account.channel)
  if (!channel) return stayed(await enact(hub, store, nothing, claim))
  const departure = decideDeparture(view, channel.can, hub.moment(), owner?.restoredAt)
  if (departure.kind === 'stay') return stayed(await enact(hub, store, departure.decision, claim))
  const sender = senderOf(hub, view.account)
  const handed = await handOver(hub, store, { view, channel, sender }, claim)
  if (handed.kind === 'not') {
    const { message, account } = view
    const moment = hub.moment()
    const unready = decideUnready(message, handed.outcome, claim.task, moment, account.retry)
    const used = { account, used: account.sealedToken, outcome: handed.outcome }
    return stayed(await enact(hub, store, notingToken(unready, used, moment), claim))
  }
  const destinations = destinationsOf(view, channel)
  const admission = await hub.pacer.admit(destinations.all)
  if (admission.kind === 'wait') {
    const later = decideDepartLater(view.message, admission.untilAt, claim.task, hub.moment())
    return stayed(await enact(hub, store, later, claim))
  }
  const verdict = await written(hub, store, departure.decision, claim, destinations)
  if (verdict === 'conflict') return 'conflict'
  const tagged = departure.way === 'tagged'
  return { kind: 'gone', view, channel, sender, content: handed.content, tagged, destinations }
}

/** Writes the departure down; what was admitted is given back if that does not succeed. */
async function written(
  hub: Delivering,
  store: Store,
  decision: Decision,
  claim: Claim,
  destinations: Destinations,
): Promise<'done' | 'conflict'> {
  let verdict: 'done' | 'conflict' = 'conflict'
  try {
    verdict = await enactMeanwhile(hub, store, decision, claim)
    return verdict
  } finally {
    if (verdict === 'conflict') for (const each of destinations.all) hub.pacer.ended(each, { kind: 'void' })
  }
}

interface Destinations {
  readonly account: Destination
  readonly customer: Destination | null
  readonly all: readonly Destination[]
}

function destinationsOf({ account, customer }: MessageView, { can }: Channel): Destinations {
  const whole = { key: account.id, policy: can.pace.account }
  const one = can.pace.customer && { key: `${account.id}:${customer.id}`, policy: can.pace.customer }
  return { account: whole, customer: one, all: one ? [whole, one] : [whole] }
}

function stayed(ending: Ending | 'conflict'): Departed | 'conflict' {
  return ending === 'conflict' ? 'conflict' : { kind: 'stayed', ending }
}

type Called = Outcome | { readonly kind: 'impossible'; readonly detail: string }

function afterwards(
  { message, account }: MessageView,
  called: Called,
  claim: Claim,
  moment: Moment,
): Decision {
  if (called.kind !== 'impossible') return decideArrival(message, called, claim.task, moment, account.retry)
  return failed(message, { code: 'not_supported', detail: called.detail, channelCode: null }, moment)
}

async function call(hub: Delivering, gone: Gone): Promise<{ called: Called; turn: Turn }> {
  const called = await callChannel(hub, gone)
  const fine = { kind: 'fine' } as const
  const ends = called.kind === 'impossible' ? { account: fine, customer: fine } : endsOfCall(called)
  const { destinations } = gone
  const turn = hub.pacer.ended(destinations.account, ends.account)
  if (destinations.customer) hub.pacer.ended(destinations.customer, ends.customer)
  return { called, turn }
}

async function callChannel(
  hub: Pick<Hub, 'http'>,
  { view: { message, customer }, channel, sender, content, tagged }: Gone,
): Promise<Called> {
  const { id, replyTo, tag } = message
  const outgoing = { id, replyTo, content, ...(tagged && tag ? { tag } : {}) }
  const composed = channel.compose(outgoing, customer.identities, sender)
  if (composed.kind === 'impossible') return composed
  return channel.outcome(await hub.http.call(composed.call, limits), content.kind)
}

/** What else an answer changes. */
async function withConsequences(
  store: Store,
  view: MessageView,
  called: Called,
  decision: Decision,
  moment: Moment,
): Promise<Decision> {
  const more = await consequences(store, view, called, moment)
  return { ...decision, changes: [...decision.changes, ...more.changes] }
}

/** A message carries our reaction, files have lost their handles, a customer wants to hear no more of the kind. */
async function consequences(
  store: Store,
  { message, account, customer, conversation }: MessageView,
  called: Called,
  moment: Moment,
): Promise<Decision> {
  const { content } = message
  if (called.kind === 'sent' && content.kind === 'reaction')
    return reacted(message, await store.called(account.id, content.to), moment)
  if (called.kind !== 'refused') return nothing
  if (called.class === 'file') return handlesForgotten(store, message, account.id)
  if (!called.optedOut) return nothing
  return optedOut({ customers: [customer], conversation }, called.optedOut, moment.now, moment)
}
