import { createHmac } from 'node:crypto'

import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'
import type { GraphErrorName } from './errors.ts'
import { Refusal } from './refusal.ts'
import type { GraphHost } from './request.ts'

/** The token of a call: Authorization header, or the access_token query parameter. */
export function tokenOf(authorization: string | undefined, parameter: string | undefined): string {
  const token = /^(?:bearer|oauth) +(\S+)$/i.exec(authorization ?? '')?.[1] ?? parameter
  if (token === undefined || token === '') throw new Refusal('tokenMissing')
  return token
}

/** The accounts that token may act for at that host, or Meta's refusal of the token. */
export function grantedBy(stage: Stage, host: GraphHost, token: string): readonly Account[] {
  const kind = host === 'graph.instagram.com' ? 'instagram' : 'whatsapp'
  const accounts = stage.accounts.ofToken(token).filter((account) => account.kind === kind)
  if (accounts.length === 0) throw new Refusal('tokenUnknown')
  const faults = accounts.map((account) => tokenFault(stage, account, token))
  const usable = accounts.filter((_, at) => faults[at] === undefined)
  const [fault] = faults
  if (usable.length === 0 && fault !== undefined) throw new Refusal(fault)
  return usable
}

/** What is wrong with a token of an account. */
export function tokenFault(stage: Stage, account: Account, token: string): GraphErrorName | undefined {
  if (stage.settings.chaos.tokenRevoked[account.id]) return 'tokenRevoked'
  const end = stage.accounts.endOf(token)
  return end !== 0 && end <= stage.clock.now() ? 'tokenExpired' : undefined
}

/** A proof may be left out, never be wrong (Graph API docs, "Secure Graph API calls"). */
export function checkProof(stage: Stage, token: string, proof: string | undefined): void {
  if (proof === undefined) return
  const right = createHmac('sha256', stage.app.secret).update(token).digest('hex')
  if (proof !== right) throw new Refusal('badProof')
}
