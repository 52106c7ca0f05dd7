import type { Stage } from '../../stage.ts'
import { accessToken } from '../../state/ids.ts'
import { Refusal } from '../refusal.ts'
import { grantedBy } from '../token.ts'

const day = 24 * 3_600_000
const lasts = 60 * day

/** Exchanges a token that is at least a day old and has not ended (Instagram Platform, "Refresh a long-lived token"). */
export function refreshToken(stage: Stage, token: string, grantType: string | undefined): object {
  const [account] = grantedBy(stage, 'graph.instagram.com', token)
  if (grantType !== 'ig_refresh_token')
    throw new Refusal('instagramParameter', 'The parameter grant_type must be ig_refresh_token.')
  const now = stage.clock.now()
  if (!account || now - account.tokenIssuedAt < day)
    throw new Refusal('instagramParameter', 'The access token must be at least 24 hours old to be refreshed.')
  const renewed = accessToken(stage.random)
  stage.accounts.renew(account, renewed, now, now + lasts)
  return {
    access_token: renewed,
    token_type: 'bearer',
    expires_in: lasts / 1_000,
    permissions: 'instagram_business_basic,instagram_business_manage_messages',
  }
}
