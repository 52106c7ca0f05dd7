import type { Alert } from '@parley/core/domain/alert.ts'
import type { Page } from '@parley/core/ports/page.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, jsonOrNull, type Json } from '../json.ts'
import { keys } from '../shapes.ts'
import type { ReadStatements } from './statements.ts'

/** After every id: those go on with a digit. */
const end = 'alr_z'

export function* alerts(
  sql: ReadStatements,
  own: AskOwn,
  { after, limit }: Page,
): Inquiry<Json<readonly Alert[]>> {
  return jsonList(yield* own(sql.alerts, { before: after ?? end, limit }))
}

export function* openAlert(
  sql: ReadStatements,
  own: AskOwn,
  input: Pick<Alert, 'kind' | 'subject'>,
): Inquiry<Json<Alert | null>> {
  const [held] = yield* own(sql.keyed, { key: keys.alert(input.kind, input.subject) })
  const [alert] = held ? yield* own(sql.alert, { id: held.id }) : []
  return jsonOrNull(alert)
}
