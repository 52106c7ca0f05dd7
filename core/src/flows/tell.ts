import type { Alert } from '../domain/alert.ts'
import { nothing } from '../domain/change.ts'
import { failureOf, isTaken } from '../domain/decisions/notify.ts'
import { retryWebhook, type WebhookFailure } from '../domain/decisions/retry.ts'
import { isId } from '../domain/ids.ts'
import type { Claim, Work } from '../domain/task.ts'
import type { OperatorAddress } from '../ports/alerts.ts'
import type { Hub } from '../ports/hub.ts'
import { enactAtHome, settle, type Ending } from './enact.ts'

type Telling = Pick<
  Hub,
  'stores' | 'queue' | 'live' | 'http' | 'mail' | 'vault' | 'envelope' | 'operator' | 'moment'
>
type TellWork = Extract<Work, { kind: 'tell' }>

const limits = { timeoutMs: 10_000, maxBodyBytes: 16 * 1024 }

/** Tells one target of an alert, as it is now; tried again like a webhook. What nobody took stays in the list of alerts. */
export async function tell(hub: Telling, work: TellWork, claim: Claim): Promise<Ending> {
  const { tenant } = claim.task
  const home = tenant === null ? hub.stores : hub.stores.of(tenant)
  const [alert, address] = await Promise.all([home.alert(work.alert), addressOf(hub, work, claim)])
  const failure = alert && address && (await reach(hub, alert, address, claim))
  const { now, random } = hub.moment()
  const wait = failure && retryWebhook(failure, claim.task, null, now, random())
  const decision = wait === null ? nothing : { ...nothing, againAt: now + wait }
  return settle(() => enactAtHome(hub, decision, claim))
}

async function addressOf(hub: Telling, { target }: TellWork, claim: Claim): Promise<OperatorAddress | null> {
  const { tenant } = claim.task
  if (!isId('tgt', target)) return hub.operator[Number(target.slice('operator:'.length))] ?? null
  const found = tenant === null ? null : await hub.stores.of(tenant).target(target)
  if (!found?.active) return null
  const { address } = found
  if (address.kind === 'email') return address
  return { ...address, secret: hub.vault.open(address.secret, found.id) }
}

/** Why it did not get there; null if it did. */
async function reach(
  hub: Telling,
  alert: Alert,
  address: OperatorAddress,
  { task }: Claim,
): Promise<WebhookFailure | null> {
  if (address.kind === 'email') {
    const end = hub.mail ? await hub.mail.tell(address.to, alert) : 'refused'
    return end === 'sent' ? null : end
  }
  const secrets = address.secret === null ? [] : [address.secret]
  const { body, headers } = hub.envelope.sealAlert(alert, task.tenant, secrets, hub.moment().now)
  const reply = await hub.http.call({ method: 'POST', url: address.url, headers, body }, limits)
  return isTaken(reply) ? null : failureOf(reply)
}
