import type { AccountNews } from '@parley/core/domain/account-news.ts'
import type { AccountReport } from '@parley/core/domain/channel-event.ts'

import { fingerprint } from './digest.ts'

/** Of what the news is, and when it came about. */
export interface Origin {
  readonly scope: AccountReport['scope']
  readonly accountKey: string
  readonly business?: string
  readonly at: number
}

/** News of an account; `told` is what the platform said, which is how the same news is known again. */
export function news(origin: Origin, told: unknown, said: AccountNews): AccountReport {
  return { kind: 'account', ...origin, externalId: `${said.kind}:${fingerprint(told)}`, news: said }
}

type Health = Extract<AccountNews, { kind: 'health' }>

/** One line of an account's health, in a sentence that says what happened and what to do. */
export function health(
  origin: Origin,
  told: unknown,
  topic: string,
  [level, detail]: readonly [Health['level'], string],
): AccountReport {
  return news(origin, told, { kind: 'health', topic, level, detail })
}
