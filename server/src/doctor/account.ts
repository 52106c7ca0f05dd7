import type { Finding } from '@parley/contract/doctor.ts'
import type { Account } from '@parley/core/domain/account.ts'
import { lifeOf } from '@parley/core/domain/decisions/check.ts'
import { endOf } from '@parley/core/domain/token-life.ts'
import { askUpkeep } from '@parley/core/flows/ask-upkeep.ts'
import { askChannel } from '@parley/core/flows/prove-token.ts'
import type { Hub } from '@parley/core/ports/hub.ts'
import type { Store } from '@parley/core/ports/store.ts'

const dayMs = 24 * 3_600_000
const soonMs = 14 * dayMs

/** What is wrong with an active account: its token, whether its webhooks come here, and whether anything happens. */
export async function examineAccount(hub: Hub, store: Store, account: Account): Promise<readonly Finding[]> {
  const token = hub.vault.open(account.sealedToken, account.id)
  const [refused, silent] = await Promise.all([
    examineToken(hub, account, token),
    examineSilence(hub, store, account),
  ])
  // A token that is refused is refused every question.
  const connected = refused.length > 0 ? [] : await examineConnection(hub, account, token)
  return [...refused, ...connected, ...silent]
}

async function examineToken(hub: Hub, account: Account, token: string): Promise<readonly Finding[]> {
  const checked = await askChannel(hub, account, token)
  if (checked.kind === 'good') return []
  const fix =
    checked.kind === 'bad'
      ? 'Check the key of the account (WhatsApp: the phone number id) and give it a new token with PUT /api/v1/accounts/{id}.'
      : 'Look at the status page of the channel and at the network of this machine, then try again.'
  const problem = checked.kind === 'bad' ? 'The channel refuses the token' : 'The channel could not be asked'
  return [{ about: account.id, problem: `${problem}: ${checked.detail}`, fix }]
}

/** When the token ends, and whether the account's webhooks come to its app. */
async function examineConnection(hub: Hub, account: Account, token: string): Promise<readonly Finding[]> {
  const asked = await askUpkeep(hub, 'life', account, token)
  const life = asked?.kind === 'told' ? asked : null
  const [only, ...others] = life?.businesses ?? []
  const learnt = others.length === 0 ? only : undefined
  const known = { ...account, business: account.business ?? learnt ?? null }
  const subscription = await askUpkeep(hub, 'subscription', known, token, life?.app ?? null)
  const ending = examineEnd(hub, account, life ? endOf(life) : endOf(lifeOf(account)))
  switch (subscription?.kind) {
    case 'missing':
      return [...ending, { about: account.id, problem: subscription.detail, fix: subscription.fix }]
    case 'unclear':
    case 'impossible':
      return [...ending, unasked(account, subscription.detail)]
    default:
      return ending
  }
}

function unasked({ id }: Account, detail: string): Finding {
  return {
    about: id,
    problem: `Whether webhooks come in could not be checked: ${detail}`,
    fix: 'Try again later; if the business account is not known, give it in the settings of the account with PUT /api/v1/accounts/{id}.',
  }
}

function examineEnd(hub: Hub, { id }: Account, end: number | null): readonly Finding[] {
  if (end === null || end - hub.moment().now > soonMs) return []
  const problem = `The token ends on ${new Date(end).toISOString()}.`
  return [{ about: id, problem, fix: 'Give the account a new one with PUT /api/v1/accounts/{id}.' }]
}

async function examineSilence(hub: Hub, store: Store, account: Account): Promise<readonly Finding[]> {
  const seq = (await store.heads())[account.id] ?? 0
  const [last] = seq === 0 ? [] : await store.log(account.id, seq - 1, 1)
  const since = last?.at ?? account.createdAt
  if (hub.moment().now - since < dayMs) return []
  return [
    {
      about: account.id,
      problem: `Nothing has happened on this account since ${new Date(since).toISOString()}.`,
      fix: 'If customers write, subscribe the app to its webhooks: the callback URL is PUBLIC_URL + /webhooks/meta, the field is messages.',
    },
  ]
}
