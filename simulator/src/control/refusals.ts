import type { z } from 'zod'

import { errorOf } from '../graph/error-codes.ts'
import type { GraphError } from '../graph/errors.ts'
import type { Stage } from '../stage.ts'
import { ControlProblem } from './problem.ts'
import type { newRefusal } from './shapes.ts'

/** The next sends of an account are refused with this code; zero times calls off what was planned. */
export function refuse(stage: Stage, asked: z.output<typeof newRefusal>): GraphError {
  const { accountId, code, subcode, status, times, transient } = asked
  const account = stage.accounts.byId(accountId)
  if (!account)
    throw new ControlProblem(404, `There is no account ${accountId}: GET control/accounts lists them.`)
  const error: GraphError = {
    ...errorOf(code, subcode),
    ...(account.kind === 'instagram' && { type: 'IGApiException' as const }),
    ...(status !== undefined && { status }),
    ...(transient && { transient }),
  }
  stage.refusals.set(accountId, { error, headers: headersOf(asked), to: asked.to ?? null, times })
  return error
}

/** Graph API, "Rate limits": the time to regain access is in minutes. `Retry-After` is not documented and may come. */
function headersOf({ accountId, retryAfterSeconds, regainMinutes }: z.output<typeof newRefusal>) {
  const use = { type: 'messenger', call_count: 100, total_cputime: 100, total_time: 100 }
  return {
    ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }),
    ...(regainMinutes !== undefined && {
      'x-business-use-case-usage': JSON.stringify({
        [accountId]: [{ ...use, estimated_time_to_regain_access: regainMinutes }],
      }),
    }),
  }
}
