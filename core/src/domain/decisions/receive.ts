import { put, type Decision } from '../change.ts'
import type { ChannelEvent } from '../channel-event.ts'
import { receiveAccount } from './receive-account.ts'
import { receiveDeletion } from './receive-deletion.ts'
import { receiveEcho } from './receive-echo.ts'
import { receiveEdit } from './receive-edit.ts'
import { receiveIdentity } from './receive-identity.ts'
import { receiveMessage } from './receive-message.ts'
import { receiveConsent, receiveContact } from './receive-person.ts'
import { receiveReaction } from './receive-reaction.ts'
import { receiveRead } from './receive-read.ts'
import { receiveStatus } from './receive-status.ts'
import type { Receiving } from './receiving.ts'
import { relief } from './relief.ts'

/** What a channel's event changes. The same event again changes nothing; in which order events come does not matter. */
export function decideReceive(event: ChannelEvent, receiving: Receiving): Decision {
  return relieved(event, receiving, learning(event, receiving, effect(event, receiving)))
}

function effect(event: ChannelEvent, receiving: Receiving): Decision {
  switch (event.kind) {
    case 'message':
      return receiveMessage(event, receiving)
    case 'echo':
      return receiveEcho(event, receiving)
    case 'status':
      return receiveStatus(event, receiving)
    case 'read':
      return receiveRead(event, receiving)
    case 'reaction':
      return receiveReaction(event, receiving)
    case 'edit':
      return receiveEdit(event, receiving)
    case 'deletion':
      return receiveDeletion(event, receiving)
    case 'identity':
      return receiveIdentity(event, receiving)
    case 'contact':
      return receiveContact(event, receiving)
    case 'consent':
      return receiveConsent(event, receiving)
    case 'account':
      return receiveAccount(event, receiving)
  }
}

/** Only where the account does not change already: the next event proves the same. */
function relieved(event: ChannelEvent, { view, moment }: Receiving, decision: Decision): Decision {
  const { changes, tasks } = relief(event, view.account, moment)
  const changed = decision.changes.some((one) => one.kind === 'put' && one.record === 'account')
  if (changed || changes.length === 0) return decision
  return { ...decision, changes: [...decision.changes, ...changes], tasks: [...decision.tasks, ...tasks] }
}

/** The account learns to which business it belongs: news of the business find it now, and its templates can be had. */
function learning(
  event: ChannelEvent,
  { view: { account }, moment }: Receiving,
  decision: Decision,
): Decision {
  const { business } = event
  if (!business || business === account.business || event.kind === 'account') return decision
  const work = { kind: 'sync', account: account.id } as const
  return {
    ...decision,
    changes: [...decision.changes, put('account', { ...account, business })],
    tasks: [...decision.tasks, { group: `sync:${account.id}`, work, dueAt: moment.now }],
  }
}
