import type { z } from 'zod'

import { instagramFields } from '../graph/instagram/subscriptions.ts'
import { whatsAppFields } from '../graph/whatsapp/subscriptions.ts'
import type { Account } from '../state/accounts.ts'
import type { Customer } from '../state/customers.ts'
import { scopedNumber } from '../state/ids.ts'
import type { newAccount, newCustomer } from './shapes.ts'

/** An account as described, subscribed to every field, as after connecting it. */
export function accountFrom(asked: z.output<typeof newAccount>): Account {
  const { name, token, tokenExpiresAt, tokenIssuedAt } = asked
  const registered = { name, token, tokenExpiresAt, tokenIssuedAt, throughput: undefined }
  if (asked.kind === 'instagram') {
    const { kind, igId: id, username } = asked
    const appScopedId = scopedNumber('app', id)
    return { kind, id, appScopedId, username, fields: new Set(instagramFields), ...registered }
  }
  const { kind, phoneNumberId: id, wabaId, displayPhone, coexistence } = asked
  const number = displayPhone.replaceAll(/\D/g, '')
  return {
    kind,
    id,
    wabaId,
    displayPhone,
    digits: number,
    fields: new Set(whatsAppFields),
    coexistence,
    synced: new Set(),
    ...registered,
  }
}

export function customerFrom(asked: z.output<typeof newCustomer>, id: string, crowd = false): Customer {
  const person = { id, name: asked.name, autoRead: asked.autoRead, crowd }
  if (asked.kind === 'instagram') {
    return { kind: 'instagram', ...person, username: asked.username, igsid: asked.igsid }
  }
  const { username, bsuid, country, phoneHidden } = asked
  const phone = asked.phone.replace('+', '')
  return {
    kind: 'whatsapp',
    ...person,
    phone,
    phoneHidden,
    username,
    bsuid,
    country,
    scopedBy: id,
    setups: 0,
  }
}
