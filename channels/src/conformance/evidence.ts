import type { Heavy, Sample } from '../kit/sample.ts'

/** What a channel shows of itself, so that its promises can be tried. */
export interface Evidence {
  readonly samples: readonly Sample[]
  readonly heavies: readonly Heavy[]
  /** Keys of the lists whose items stand for themselves, the outermost first. */
  readonly lists: readonly [string, ...string[]]
  /** A customer whom the channel can reach. */
  readonly customer: readonly string[]
  /** How somebody would write that customer's address. */
  readonly address: string
  /** The channel's answer to a send that it has taken. */
  accepted(externalId: string): string
  /** The channel's answer to a file that it has taken. */
  handed(handle: string): string
  /** The channel's answer to a check of the token that belongs to the account with this key. */
  introduced(key: string, name: string): string
}
