import type { Account } from '../domain/account.ts'
import { unknownSpan, type Span } from '../domain/token-life.ts'
import type { Hub } from '../ports/hub.ts'
import type { Life, Question, Upkeep } from '../ports/upkeep.ts'

export type Asking = Pick<Hub, 'channels' | 'http' | 'platform'>
export type Asked = Pick<Account, 'channel' | 'key' | 'settings' | 'simulated' | 'business'>

const limits = { timeoutMs: 10_000, maxBodyBytes: 64 * 1024 }

/** Puts one question about an account to its channel; null if the channel knows no such question. */
export async function askUpkeep<K extends keyof Upkeep>(
  hub: Asking,
  name: K,
  account: Asked,
  token: string,
  app: string | null = null,
): Promise<AnswerTo<K> | { readonly kind: 'impossible'; readonly detail: string } | null> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the question of this name has answers of this kind
  const question = hub.channels.get(account.channel)?.upkeep?.[name] as Question<AnswerTo<K>> | undefined
  if (!question) return null
  const { key, settings, business = null } = account
  const api = hub.platform.api(account.channel, account.simulated)
  const connection = { key, settings, token, business, app, ...api }
  const composed = question.ask(connection)
  if (composed.kind === 'impossible') return composed
  return question.read(await hub.http.call(composed.call, limits), connection)
}

type AnswerTo<K extends keyof Upkeep> = NonNullable<Upkeep[K]> extends Question<infer A> ? A : never

/** When a token ends, as far as its channel tells. */
export async function askSpan(hub: Asking, account: Asked, token: string): Promise<Span | null> {
  const life = await askUpkeep(hub, 'life', account, token)
  return life?.kind === 'told' ? spanOf(life) : null
}

/** Of a token that has just been given: what the channel tells, else what whoever gave it says. */
export async function firstSpan(
  hub: Asking,
  account: Asked,
  token: string,
  given: number | null | undefined,
): Promise<Span> {
  return (await askSpan(hub, account, token)) ?? { ...unknownSpan, expiresAt: given ?? null }
}

function spanOf({ expiresAt, accessEndsAt }: Extract<Life, { kind: 'told' }>): Span {
  return { expiresAt, accessEndsAt }
}
