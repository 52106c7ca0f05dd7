import type { AccountNews } from '@parley/core/domain/account-news.ts'

import type { Finding } from '../kit/finding.ts'
import type { Fields } from '../kit/json.ts'
import { health } from '../kit/news.ts'
import { whatsappRefusals } from './errors.ts'
import { readError } from './parse-status.ts'
import type { Source } from './source.ts'

/** Something went wrong with the number itself, not with a message ("Webhooks: errors"). */
export function readNumberError(error: Fields, { address, at }: Source): Finding {
  const { code, detail } = readError(error)
  const said = `WhatsApp reports an error${code === null ? '' : ` ${code}`}: ${detail ?? 'without a reason.'}`
  return health({ scope: 'account', ...address, at }, error, 'errors', [levelOf(code), said])
}

/** What stops the account, and what passes. */
function levelOf(code: string | null): Extract<AccountNews, { kind: 'health' }>['level'] {
  const found = code === null ? undefined : whatsappRefusals.get(code)
  return found === 'auth' || found === 'permission' || found === 'policy' ? 'blocked' : 'notice'
}
