import type { File } from '@parley/core/domain/file.ts'

import type { AskOwn, Inquiry } from '../inquiry.ts'
import { jsonList, type Json } from '../json.ts'
import type { ReadStatements } from './statements.ts'

export function* filesWith(
  sql: ReadStatements,
  own: AskOwn,
  input: { readonly hash: string },
): Inquiry<Json<readonly File[]>> {
  return jsonList(yield* own(sql.filesWith, input))
}
