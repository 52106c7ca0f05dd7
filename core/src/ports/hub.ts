import type { Moment } from '../domain/ids.ts'
import type { OperatorAddress } from './alerts.ts'
import type { Blobs } from './blobs.ts'
import type { Channel } from './channel.ts'
import type { Http } from './http.ts'
import type { Links } from './links.ts'
import type { Live } from './live.ts'
import type { Mail } from './mail.ts'
import type { Pacer } from './pacer.ts'
import type { Reader } from './reader.ts'
import type { Stores } from './store.ts'
import type { Studio } from './studio.ts'
import type { Queue } from './tasks.ts'
import type { Tokens } from './tokens.ts'
import type { Vault } from './vault.ts'
import type { Envelope } from './webhooks.ts'

/** Everything a flow may need; each takes only what it names. */
export interface Hub {
  readonly stores: Stores
  readonly queue: Queue
  readonly channels: ReadonlyMap<string, Channel>
  readonly reader: Reader
  readonly http: Http
  readonly pacer: Pacer
  readonly blobs: Blobs
  readonly studio: Studio
  readonly links: Links
  readonly fileLimits: FileLimits
  readonly live: Live
  readonly vault: Vault
  readonly tokens: Tokens
  readonly envelope: Envelope
  /** Null if this hub sends no e-mail. */
  readonly mail: Mail | null
  /** Where whoever runs the hub is told of every alert. */
  readonly operator: readonly OperatorAddress[]
  /** Where a channel's API is for real accounts and for simulated ones. */
  readonly platform: Platform
  moment(): Moment
}

export interface Platform {
  api(channel: string, simulated: boolean): { readonly baseUrl: string; readonly apiVersion: string }
}

/** In bytes: of one file, and of all that a tenant keeps. */
export interface FileLimits {
  readonly mostPerFile: number
  readonly mostPerTenant: number
}
