import { listTemplates, type TemplateShape } from '@parley/contract/template.ts'
import type { AccountId, TemplateId } from '@parley/core/domain/ids.ts'
import { queryOptions } from '@tanstack/react-query'

import { call } from '../../api/call.ts'

/** Every template of the account's business: some hundreds at most, mostly, so they are fetched whole. */
export function templatesQuery(account: AccountId) {
  return queryOptions({
    queryKey: ['templates', account] as const,
    queryFn: async ({ signal }) => {
      const all: TemplateShape[] = []
      let after: TemplateId | undefined
      do {
        const page = await call(
          listTemplates,
          { params: { account_id: account }, query: { after, limit: '200' } },
          signal,
        )
        all.push(...page.data)
        after = page.next === null ? undefined : page.data.at(-1)?.id
      } while (after !== undefined)
      return all
    },
  })
}
