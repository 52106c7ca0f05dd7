import type { Stage } from '../stage.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import { graphErrors } from './errors.ts'
import { Refusal } from './refusal.ts'
import { grantedBy, tokenFault } from './token.ts'

const scopes = ['business_management', 'whatsapp_business_management', 'whatsapp_business_messaging'] as const

/** What a token is good for (Graph API docs, "Debug-Token"); asked with the app's token or one of its own. */
export function debugToken(stage: Stage, token: string, input: string | undefined): object {
  if (token !== `${stage.app.id}|${stage.app.secret}`) grantedBy(stage, 'graph.facebook.com', token)
  if (input === undefined) throw new Refusal('invalidParameter', 'The parameter input_token is required.')
  const [account, ...others] = stage.accounts.ofToken(input).filter(({ kind }) => kind === 'whatsapp')
  if (account?.kind !== 'whatsapp') return { data: useless(stage, 'tokenUnknown') }
  const fault = tokenFault(stage, account, input)
  if (fault) return { data: { ...about(stage, [account]), ...useless(stage, fault) } }
  return {
    data: {
      ...about(stage, [account, ...others.filter((other) => other.kind === 'whatsapp')]),
      is_valid: true,
    },
  }
}

function about(stage: Stage, accounts: readonly WhatsAppAccount[]) {
  const target_ids = [...new Set(accounts.map(({ wabaId }) => wabaId))]
  const expires = accounts[0]?.tokenExpiresAt ?? 0
  return {
    app_id: stage.app.id,
    type: 'SYSTEM_USER',
    application: 'Simulated app',
    data_access_expires_at: 0,
    expires_at: Math.floor(expires / 1_000),
    issued_at: Math.floor(stage.clock.now() / 1_000) - 86_400,
    scopes,
    granular_scopes: scopes.map((scope) =>
      scope === 'business_management' ? { scope } : { scope, target_ids },
    ),
    user_id: '122100000000000001',
  }
}

function useless(stage: Stage, fault: keyof typeof graphErrors) {
  const { code, title: message, ...rest } = graphErrors[fault]
  const subcode = 'subcode' in rest ? { subcode: rest.subcode } : {}
  return { app_id: stage.app.id, is_valid: false, error: { code, message, ...subcode }, scopes: [] }
}
