import { put, type Change } from '../../domain/change.ts'
import { fresh } from '../../domain/decisions/template.ts'
import { HubError } from '../../domain/error.ts'
import type { AccountId, TemplateId, TenantId } from '../../domain/ids.ts'
import type { Template } from '../../domain/template.ts'
import type { Hub } from '../../ports/hub.ts'
import type { Composed } from '../../ports/sender.ts'
import type { Wording } from '../../ports/templates.ts'
import { enact, settle } from '../enact.ts'
import { connectionOf, deskOf, limits, refusedBy, type Desk, type Writing } from './desk.ts'
import { handExamples } from './hand-examples.ts'

type WithFiles = Writing & Pick<Hub, 'blobs'>

/**
 * Hands a new template to the channel for its review. Throws `invalid_request` with every problem at once before the
 * channel is asked, `refused_by_channel` with its words, `conflict` if the name is taken in this language.
 */
export async function createTemplate(
  hub: WithFiles,
  tenant: TenantId,
  account: AccountId,
  wording: Wording,
): Promise<Template> {
  const desk = await deskOf(hub, tenant, account)
  refuseProblems(desk, wording)
  const of = { channel: desk.account.channel, business: desk.business }
  if (await desk.store.worded({ ...of, ...wording }))
    throw new HubError('conflict', `There is a template ${wording.name} in ${wording.language} already.`)
  const examples = await handExamples(hub, desk, wording.parts)
  const connection = connectionOf(hub, desk.account)
  const askedAt = wholeSecond(hub.moment().now)
  const written = await hand(hub, desk, desk.codec.create(wording, examples, desk.business, connection))
  const { externalId, state } = written
  const category = written.category ?? wording.category
  const told = { ...wording, category, externalId, state, quality: 'unknown', reason: null } as const
  const template = { ...fresh(told, of, hub.moment()), heardAt: askedAt }
  return keep(hub, desk, async () => {
    // The review may have been faster than the answer.
    const heard = await desk.store.worded({ ...of, ...wording })
    return heard ? { ...heard, parts: wording.parts } : template
  })
}

/** Changes what a template says; the channel reviews it anew. Its name and language stay. */
export async function editTemplate(
  hub: WithFiles,
  tenant: TenantId,
  account: AccountId,
  id: TemplateId,
  given: { readonly [K in 'category' | 'parts']?: Template[K] | undefined },
): Promise<Template> {
  const desk = await deskOf(hub, tenant, account)
  const before = await templateAt(desk, id)
  const { category = before.category, parts = before.parts } = given
  const wording = { ...before, category, parts }
  refuseProblems(desk, wording)
  if (before.externalId === null)
    throw new HubError(
      'conflict',
      'The channel has not named this template yet; bring the list up to date first.',
    )
  const examples = await handExamples(hub, desk, parts)
  const askedAt = wholeSecond(hub.moment().now)
  const call = desk.codec.edit(before.externalId, wording, examples, connectionOf(hub, desk.account))
  const { state } = await hand(hub, desk, call)
  return keep(hub, desk, async () => ({
    ...(await templateAt(desk, id)),
    category,
    parts,
    state,
    reason: null,
    heardAt: askedAt,
  }))
}

/** Takes a template from the channel; what was sent with it stays as it was. */
export async function deleteTemplate(
  hub: Writing,
  tenant: TenantId,
  account: AccountId,
  id: TemplateId,
): Promise<Template> {
  const desk = await deskOf(hub, tenant, account)
  const before = await templateAt(desk, id)
  const call = desk.codec.remove(before, desk.business, connectionOf(hub, desk.account))
  const removed = desk.codec.removed(await hub.http.call(call, limits))
  if (removed.kind !== 'gone') throw refusedBy(removed)
  return keep(hub, desk, async () => ({
    ...(await templateAt(desk, id)),
    state: 'deleted',
    heardAt: hub.moment().now,
  }))
}

/** News of a review say their time in seconds, and may come at once. */
function wholeSecond(ms: number): number {
  return ms - (ms % 1000)
}

/** A template of the account's business that is not deleted. */
export async function templateAt({ store, account, business }: Desk, id: TemplateId): Promise<Template> {
  const template = await store.template(id)
  const own = template?.channel === account.channel && template.business === business
  if (!template || !own || template.state === 'deleted')
    throw new HubError('not_found', 'There is no such template.')
  return template
}

function refuseProblems({ codec }: Desk, wording: Wording): void {
  const problems = codec.problems(wording)
  if (problems.length > 0) throw new HubError('invalid_request', problems.join(' '))
}

async function hand(hub: Writing, { codec }: Desk, composed: Composed) {
  if (composed.kind === 'impossible') throw new HubError('not_supported', composed.detail)
  const written = codec.written(await hub.http.call(composed.call, limits))
  if (written.kind !== 'taken') throw refusedBy(written)
  return written
}

function keep(hub: Writing, { store }: Desk, make: () => Promise<Template>): Promise<Template> {
  return settle(async () => {
    const template = await make()
    const changes: readonly Change[] = [put('template', template)]
    const ending = await enact(hub, store, { changes, tasks: [] }, null)
    return ending === 'conflict' ? 'conflict' : template
  })
}
