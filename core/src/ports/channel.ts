import type { z } from 'zod'

import type { Abilities } from '../domain/abilities.ts'
import type { HttpCall, Outcome, Reply } from '../domain/call.ts'
import type { ChannelEvent } from '../domain/channel-event.ts'
import type { Content } from '../domain/content.ts'
import type { File } from '../domain/file.ts'
import type { Message } from '../domain/message.ts'
import type { Signal } from '../domain/signals.ts'
import type { ChannelMedia } from './media.ts'
import type { Composed, Sender } from './sender.ts'
import type { TemplateCodec } from './templates.ts'
import type { Upkeep } from './upkeep.ts'

/**
 * A channel is a codec: four synchronous functions and some data. It never fetches, stores or calls back.
 * Differences between channels are data in `can`, never a test for a channel's name.
 */
export interface Channel {
  readonly name: string
  /** How people call it. */
  readonly label: string
  /** The `object` values of webhook bodies that are this channel's. */
  readonly objects: readonly string[]
  /** Account settings that describe their own form: labels and help are in the schema's metadata. */
  readonly settings: z.ZodObject<Record<string, z.ZodString | z.ZodOptional<z.ZodString>>>
  readonly can: Abilities
  /** Whether the raw bytes carry a valid signature of one of the secrets, in constant time. */
  verify(request: SignedRequest, secrets: readonly string[], hmac: Hmac): boolean
  /**
   * Reads a verified body. What it cannot read is kept in `rest` with the reason; nothing is dropped, nothing throws.
   * `cameAt` is when it came in: the time of news for which the channel gives none.
   */
  parse(body: unknown, cameAt: number): Parsed
  /** The identity that a written address means (a phone number, the channel's own id); null if it means none here. */
  identify(to: string): string | null
  /** The calls that send this message to the person with these identities. */
  compose(message: OutgoingMessage, to: readonly string[], account: Sender): Composed
  /** What the answer to a send of this kind means. Never a guess: no answer at all is `lost`, not `refused`. */
  outcome(reply: Reply, kind: Content['kind']): Outcome
  /** The call that shows whether this token may use this account. It changes nothing at the channel. */
  check(account: Sender): HttpCall
  /** What the answer to that call means. */
  checked(reply: Reply, account: Pick<Sender, 'key'>): Checked
  readonly media: ChannelMedia
  /** The call that shows the customer a signal, about their last message; null if there is nothing to show it on. */
  readonly signal?: ComposeSignal
  /** Asks who somebody is, where messages do not say it; null if it cannot be asked about this person. */
  readonly profile?: ProfileCodec
  /** What else the channel can be asked about an account. */
  readonly upkeep?: Upkeep
  /** How it keeps templates, where it has them. */
  readonly templates?: TemplateCodec
}

export type ComposeSignal = (
  what: Signal,
  about: { readonly to: readonly string[]; readonly message: string | null },
  account: Sender,
) => HttpCall | null

export interface ProfileCodec {
  ask(identities: readonly string[], account: Sender): HttpCall | null
  /** Null if the channel was busy or away; without names if it will never tell. */
  read(reply: Reply): Profile | null
}

/** How a channel calls a person. */
export interface Profile {
  readonly name: string | null
  readonly username: string | null
}

/** `good`: the token belongs to the account, which the channel calls `name`. `unclear`: the channel could not be asked. */
export type Checked =
  | { readonly kind: 'good'; readonly name: string | null }
  | { readonly kind: 'bad'; readonly detail: string }
  | { readonly kind: 'unclear'; readonly detail: string }

export interface SignedRequest {
  readonly body: Uint8Array
  header(name: string): string | undefined
}

/** HMAC-SHA256 and a comparison that takes the same time wherever two equally long strings differ. */
export interface Hmac {
  sha256Hex(secret: string, bytes: Uint8Array): string
  same(a: string, b: string): boolean
}

export interface Parsed {
  /** In the order in which they should be taken: by their time within each account. */
  readonly events: readonly ChannelEvent[]
  /** What could not be read, or is about no message: each with the reason and as a body of its own, to be parsed again. */
  readonly rest: readonly {
    readonly reason: 'malformed' | 'ignored'
    readonly detail: string
    readonly raw: string
  }[]
}

/** A message as its channel gets it. `tag` only where it goes out because of it. */
export interface OutgoingMessage extends Pick<Message, 'id' | 'replyTo' | 'tag'> {
  readonly content: Content<OutgoingFile>
}

/** A file as its channel gets it: by what the channel called its upload, else from where it lies. One of the two is there. */
export interface OutgoingFile extends Pick<File, 'name' | 'type'> {
  readonly handle: string | null
  readonly url: string | null
}
