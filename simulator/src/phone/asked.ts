export interface Pair {
  readonly accountId: string
  readonly customerId: string
}

/** A file by the name of a sample or the id of an upload. */
interface Filed {
  readonly file?: string
}

interface Captioned extends Filed {
  readonly caption?: string
}

/** What the control API lets a customer say, as far as the phones use it. */
export type Says =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'image' | 'video' } & Captioned)
  | ({ readonly kind: 'document'; readonly filename?: string } & Captioned)
  | ({ readonly kind: 'audio' | 'voice' | 'sticker' | 'story_mention' } & Filed)
  | ({ readonly kind: 'story_reply'; readonly text: string } & Filed)
  | { readonly kind: 'album'; readonly files: readonly string[] }
  | {
      readonly kind: 'location'
      readonly latitude?: number
      readonly longitude?: number
      readonly name?: string | undefined
      readonly address?: string | undefined
    }
  | { readonly kind: 'contacts'; readonly contacts: readonly NewContact[] }
  | { readonly kind: 'order'; readonly text?: string; readonly items: readonly NewItem[] }
  | { readonly kind: 'heart' | 'welcome' }
  | { readonly kind: 'post' | 'reel'; readonly title: string }
  | { readonly kind: 'postback'; readonly title: string; readonly payload: string }
  | { readonly kind: 'unsupported'; readonly of?: string }

interface NewContact {
  readonly name: string
  readonly phones: readonly string[]
  readonly organization: string
}

interface NewItem {
  readonly product: string
  readonly quantity: number
  readonly price: number
}

/** Either a text, or whatever else `says` describes; a referral may leave everything to the simulator. */
export interface Said {
  readonly text?: string
  readonly says?: Says
  readonly replyTo?: string
  readonly forwarded?: 'once' | 'often'
  readonly referral?: Readonly<Record<string, string>>
}

type Change =
  | { readonly kind: 'edit'; readonly messageId: string; readonly text: string }
  | { readonly kind: 'unsend'; readonly messageId: string }

/** What a customer does beside writing. */
export type Does =
  | Change
  | { readonly kind: 'reaction'; readonly messageId: string; readonly emoji: string }
  | { readonly kind: 'played'; readonly messageId: string }
  | { readonly kind: 'block'; readonly blocked: boolean }
  | { readonly kind: 'preference'; readonly value: 'stop' | 'resume' }
  | { readonly kind: 'number'; readonly phone: string }
  | { readonly kind: 'identity' | 'referral' }
  | {
      readonly kind: 'call'
      readonly event: 'connect' | 'terminate'
      readonly callId: string
      readonly seconds?: number
    }

/** What the business does on its own phone. */
export type BusinessDoes =
  | Change
  | { readonly kind: 'write'; readonly says: Says; readonly replyTo?: string | undefined }

export interface NewChoice extends Pair {
  readonly messageId: string
  readonly choice: string
  readonly answer?: Readonly<Record<string, unknown>>
}
