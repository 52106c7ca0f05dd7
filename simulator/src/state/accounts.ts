import type { Bucket } from '../bucket.ts'

/** What a business has at Meta: a WhatsApp number or an Instagram professional account. */
export type Account = WhatsAppAccount | InstagramAccount

interface Registered {
  readonly name: string
  /** The latest; earlier ones stay good until their own end. */
  token: string
  /** When the token ends; 0 is never. */
  tokenExpiresAt: number
  tokenIssuedAt: number
  /** Webhook fields somebody subscribed to; nothing else is posted. */
  fields: ReadonlySet<string>
  throughput: Bucket | undefined
}

export interface WhatsAppAccount extends Registered {
  readonly kind: 'whatsapp'
  /** The phone number id. */
  readonly id: string
  readonly wabaId: string
  /** As Meta shows it, e.g. "+1 555-078-3881". */
  readonly displayPhone: string
  /** The same as digits, as webhooks have it. */
  readonly digits: string
  /** Also in the WhatsApp Business app on somebody's phone. */
  coexistence: boolean
  /** What the app's data was asked for already: contacts, history. */
  readonly synced: Set<string>
}

export interface InstagramAccount extends Registered {
  readonly kind: 'instagram'
  /** The professional account id (17841…), as webhooks have it. */
  readonly id: string
  /** The other id that `GET /me` calls `id`. */
  readonly appScopedId: string
  readonly username: string
}

/** The accounts, by id, by token, and by WhatsApp Business Account. */
export class Accounts {
  readonly #byId = new Map<string, Account>()
  readonly #byToken = new Map<string, Account[]>()
  readonly #ends = new Map<string, number>()

  add(account: Account): void {
    this.#byId.set(account.id, account)
    this.#byToken.set(account.token, [...this.ofToken(account.token), account])
    this.#ends.set(account.token, account.tokenExpiresAt)
  }

  /** Gives the account another token beside those that it has. */
  renew(account: Account, token: string, issuedAt: number, expiresAt: number): void {
    account.token = token
    account.tokenIssuedAt = issuedAt
    account.tokenExpiresAt = expiresAt
    this.#byToken.set(token, [account])
    this.#ends.set(token, expiresAt)
  }

  /** When a token ends; 0 is never. */
  endOf(token: string): number {
    return this.#ends.get(token) ?? 0
  }

  byId(id: string): Account | undefined {
    return this.#byId.get(id)
  }

  ofToken(token: string): readonly Account[] {
    return this.#byToken.get(token) ?? []
  }

  all(): Account[] {
    return [...this.#byId.values()]
  }
}

/** The numbers of a WhatsApp Business Account among these accounts. */
export function ofWaba(accounts: readonly Account[], wabaId: string): WhatsAppAccount[] {
  return accounts.filter(
    (account): account is WhatsAppAccount => account.kind === 'whatsapp' && account.wabaId === wabaId,
  )
}
