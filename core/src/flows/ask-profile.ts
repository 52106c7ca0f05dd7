import { nothing, type Decision } from '../domain/change.ts'
import { decideProfile } from '../domain/decisions/profile.ts'
import { putOff } from '../domain/decisions/retry.ts'
import type { MessageId, TenantId } from '../domain/ids.ts'
import type { Claim } from '../domain/task.ts'
import type { MessageView } from '../domain/view.ts'
import type { Channel, Profile } from '../ports/channel.ts'
import type { Hub } from '../ports/hub.ts'
import { enact, settle, type Ending } from './enact.ts'

type AskingWho = Pick<
  Hub,
  'stores' | 'queue' | 'live' | 'channels' | 'http' | 'pacer' | 'vault' | 'platform' | 'moment'
>

const limits = { timeoutMs: 10_000, maxBodyBytes: 64 * 1024 }

/** Asks the channel who wrote a message, a few times at most; the conversation goes on without an answer as well. */
export async function askProfile(
  hub: AskingWho,
  tenant: TenantId,
  message: MessageId,
  claim: Claim,
): Promise<Ending> {
  const store = hub.stores.of(tenant)
  const view = await store.delivering(message)
  const channel = view && hub.channels.get(view.account.channel)
  const asked = channel ? await ask(hub, channel, view, claim) : { decision: nothing }
  return settle(async () => {
    if ('decision' in asked) return enact(hub, store, asked.decision, claim)
    const current = await store.delivering(message)
    const moment = hub.moment()
    const decision = current ? decideProfile(current, asked.profile, claim.task, moment) : nothing
    return enact(hub, store, decision, claim)
  })
}

/** What the channel says (`profile: null`: nothing yet), or what follows from not having asked. */
async function ask(
  hub: AskingWho,
  { profile, can }: Channel,
  { account, customer }: MessageView,
  claim: Claim,
): Promise<{ readonly profile: Profile | null } | { readonly decision: Decision }> {
  if (!profile || !account.active) return { decision: nothing }
  const token = hub.vault.open(account.sealedToken, account.id)
  const api = hub.platform.api(account.channel, account.simulated)
  const call = profile.ask(customer.identities, {
    key: account.key,
    settings: account.settings,
    token,
    ...api,
  })
  if (call === null) return { decision: nothing }
  const destination = { key: account.id, policy: can.pace.account }
  const admission = await hub.pacer.admit([destination])
  if (admission.kind === 'wait') {
    const laterAt = putOff(claim.task, admission.untilAt, hub.moment().now)
    return { decision: laterAt === null ? nothing : { ...nothing, laterAt } }
  }
  const reply = await hub.http.call(call, limits)
  // A name is not worth slowing down anybody's messages.
  hub.pacer.ended(destination, { kind: 'void' })
  return { profile: profile.read(reply) }
}
