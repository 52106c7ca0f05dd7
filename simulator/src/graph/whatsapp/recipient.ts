import type { Stage } from '../../stage.ts'
import type { WhatsAppAccount } from '../../state/accounts.ts'
import type { WhatsAppThread } from '../../state/threads.ts'
import { Refusal } from '../refusal.ts'
import type { WhatsAppMessage } from './body.ts'

export interface Recipient {
  /** As the caller wrote it. */
  readonly input: string
  /** Undefined when nobody has that number or id. */
  readonly thread: WhatsAppThread | undefined
}

const phoneNumber = /^\+?[\d ().-]{7,24}$/
const scopedUserId = /^[A-Z]{2}\.(?:ENT\.)?[A-Za-z0-9]{1,128}$/

/** Whom a message is for: `to` a phone number, or `recipient` a business-scoped user id; `to` wins. */
export function reach(stage: Stage, account: WhatsAppAccount, { to, recipient }: WhatsAppMessage): Recipient {
  if (to !== undefined) return byPhone(stage, account, to)
  if (recipient === undefined) throw new Refusal('missingParameter', 'The parameter to is required.')
  if (!scopedUserId.test(recipient))
    throw new Refusal('invalidValue', 'recipient is not a business-scoped user id.')
  return { input: recipient, thread: whatsAppOnly(stage.threads.at(account, recipient)) }
}

function byPhone(stage: Stage, account: WhatsAppAccount, to: string): Recipient {
  const digits = to.replaceAll(/\D/g, '')
  if (!phoneNumber.test(to) || digits.length < 7 || digits.length > 15) {
    throw new Refusal('invalidValue', 'to is not a phone number.')
  }
  if (digits === account.digits) throw new Refusal('recipientIsSender')
  const customer = stage.customers.byPhone(digits)
  return { input: to, thread: whatsAppOnly(customer && stage.threads.of(account, customer)) }
}

function whatsAppOnly(thread: ReturnType<Stage['threads']['at']>): WhatsAppThread | undefined {
  return thread?.kind === 'whatsapp' ? thread : undefined
}
