import { usedPercent, type BucketRule } from '../bucket.ts'
import { instagramThroughput, whatsAppThroughput } from '../limits.ts'
import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'

/** The headers that tell how much of the budget is used (Graph API docs, "Rate limits"). */
export function usageHeaders(stage: Stage, account: Account | undefined): Record<string, string> {
  if (!account) return { 'x-app-usage': JSON.stringify(times(0)) }
  const percent = account.throughput ? usedPercent(account.throughput, throughputRule(stage, account)) : 0
  const name = account.kind === 'whatsapp' ? account.wabaId : account.id
  const use = { type: account.kind, ...times(percent), estimated_time_to_regain_access: 0 }
  return {
    'x-app-usage': JSON.stringify(times(percent)),
    'x-business-use-case-usage': JSON.stringify({ [name]: [use] }),
  }
}

function throughputRule(stage: Stage, account: Account): BucketRule {
  const { limits } = stage.settings
  return account.kind === 'whatsapp' ? whatsAppThroughput(limits, account) : instagramThroughput(limits)
}

function times(percent: number) {
  return { call_count: percent, total_cputime: percent, total_time: percent }
}
