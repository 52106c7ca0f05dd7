import type { AccountNews } from '@parley/core/domain/account-news.ts'

import { malformed, type Finding } from '../kit/finding.ts'
import { words, type Fields } from '../kit/json.ts'
import { health } from '../kit/news.ts'
import { atOf, type Source } from './source.ts'

/** A message arrived that this app may not see: nothing will come in before that is mended. */
export function readAccess(edit: Fields, item: Fields, source: Source): Finding {
  return told(item, source, 'access', ['blocked', unseen], edit)
}

const unseen =
  'A message arrived that this app may not see: subscribe the app to "messages" in the App Dashboard, and check that it is live and has Advanced Access.'

/** "messaging_policy_enforcement". */
export function readPolicy(policy: Fields, item: Fields, source: Source): Finding {
  const action = policy['action']
  const line = actions.get(action) ?? (['warning', 'Meta enforces a policy on the account.'] as const)
  const reason = words(policy['reason'])
  const said = reason === undefined ? line[1] : `${line[1]} The reason: ${reason}`
  return told(item, source, 'policy', [line[0], said], policy)
}

type Line = readonly [Extract<AccountNews, { kind: 'health' }>['level'], string]

const actions: ReadonlyMap<unknown, Line> = new Map<unknown, Line>([
  ['warning', ['warning', 'Meta warns the account because of its policies.']],
  [
    'block',
    [
      'blocked',
      'Meta has blocked the account from sending because of its policies. Appeal in the app dashboard.',
    ],
  ],
  ['unblock', ['fine', 'Meta lets the account send again.']],
])

function told(item: Fields, source: Source, topic: string, line: Line, what: Fields): Finding {
  const at = atOf(item, source)
  if (at === undefined) return malformed('"timestamp" is not a time.', item)
  return health({ scope: 'account', accountKey: source.accountKey, at }, { at, what }, topic, line)
}
