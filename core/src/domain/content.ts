import type { Attached } from './file.ts'

/**
 * What a message says, in the hub's words. `F` is how it names a file: by what is known of it once it is a message, by what the
 * channel tells of the file (`FileSource`) while it is still an event.
 */
export type Content<F = Attached> =
  | Text
  | Media<F>
  | Album<F>
  | Place
  | Contacts
  | Choice
  | Form
  | Order
  | Share<F>
  | CallNote
  | Notice
  | Reaction
  | Buttons<F>
  | List
  | Link<F>
  | Request
  | Flow
  | Cards<F>
  | TemplateUse<F>
  | { readonly kind: 'heart' }
  /** Kept as the channel sent it, so that a later version can read it. */
  | { readonly kind: 'unsupported'; readonly type: string; readonly raw: string }
  /** What is left in router mode once everybody has it. */
  | { readonly kind: 'erased' }
  /** What is left once whoever wrote it has taken it back. */
  | { readonly kind: 'deleted' }

export interface Text {
  readonly kind: 'text'
  readonly text: string
  /** Only where somebody asked for, or forbade, a preview of the first link. */
  readonly preview?: boolean | undefined
}

export type MediaKind = 'image' | 'video' | 'audio' | 'voice' | 'document' | 'sticker'

export interface Media<F = Attached> {
  readonly kind: MediaKind
  readonly file: F
  readonly caption: string | null
}

/** Several files in one message. */
export interface Album<F = Attached> {
  readonly kind: 'album'
  readonly items: readonly Media<F>[]
  readonly caption: string | null
}

/** In degrees; `name` and `address` where the place has them. */
export interface Place {
  readonly kind: 'location'
  readonly latitude: number
  readonly longitude: number
  readonly name: string | null
  readonly address: string | null
}

export interface Contacts {
  readonly kind: 'contacts'
  readonly cards: readonly ContactCard[]
}

export interface ContactCard {
  readonly name: string
  readonly phones: readonly { readonly number: string; readonly type: string | null }[]
  readonly emails: readonly { readonly address: string; readonly type: string | null }[]
  readonly addresses: readonly string[]
  readonly organization: string | null
  readonly urls: readonly string[]
  /** As it was written: `2000-01-31`, mostly. */
  readonly birthday: string | null
}

/** The customer tapped something that had been offered. `payload` is for programs, `text` is what it said. */
export interface Choice {
  readonly kind: 'choice'
  readonly of: 'button' | 'list' | 'quick_reply' | 'template_button' | 'menu' | 'permission'
  readonly text: string
  readonly payload: string
  readonly description: string | null
}

/** The customer filled a form (a flow, an address). `data` is JSON text of an object. */
export interface Form {
  readonly kind: 'form'
  readonly name: string
  readonly text: string
  readonly data: string
}

export interface Order {
  readonly kind: 'order'
  readonly catalog: string
  readonly text: string | null
  readonly items: readonly {
    readonly product: string
    readonly quantity: number
    /** Of one, in the currency's main unit. */
    readonly price: number
    readonly currency: string
  }[]
}

/** Something of the platform that was passed on, or a story that mentions the business. */
export interface Share<F = Attached> {
  readonly kind: 'share'
  readonly of: 'post' | 'reel' | 'story' | 'story_mention' | 'link'
  readonly title: string | null
  readonly url: string | null
  readonly file: F | null
}

export interface CallNote {
  readonly kind: 'call'
  readonly state: 'ringing' | 'accepted' | 'rejected' | 'ended' | 'other'
  readonly seconds: number | null
}

/** What the platform itself says in the thread. */
export interface Notice {
  readonly kind: 'notice'
  readonly of:
    | 'number_changed'
    | 'user_id_changed'
    | 'identity_changed'
    | 'chat_opened'
    | 'referral'
    | 'other'
  readonly text: string
}

/** `to` is the channel's id of the message; no emoji takes the reaction back. */
export interface Reaction {
  readonly kind: 'reaction'
  readonly to: string
  readonly emoji: string | null
}

/** Up to a few buttons under a text; also what is offered as quick replies. */
export interface Buttons<F = Attached> {
  readonly kind: 'buttons'
  readonly of: 'reply' | 'quick_reply'
  readonly text: string
  readonly header: Header<F> | null
  readonly footer: string | null
  readonly buttons: readonly { readonly title: string; readonly payload: string }[]
}

export type Header<F = Attached> =
  | { readonly kind: 'text'; readonly text: string }
  | Omit<Media<F>, 'caption'>

export interface List {
  readonly kind: 'list'
  readonly text: string
  readonly header: string | null
  readonly footer: string | null
  /** What opens the list. */
  readonly button: string
  readonly sections: readonly {
    readonly title: string | null
    readonly rows: readonly {
      readonly title: string
      readonly payload: string
      readonly description: string | null
    }[]
  }[]
}

/** A text with one button that opens an address (call to action). */
export interface Link<F = Attached> {
  readonly kind: 'link'
  readonly text: string
  readonly header: Header<F> | null
  readonly footer: string | null
  readonly title: string
  readonly url: string
}

/** Asks the customer for something that the platform can fill in. */
export interface Request {
  readonly kind: 'request'
  readonly of: 'location' | 'address' | 'contact_info'
  readonly text: string
  /** Two letters, where an address needs it. */
  readonly country: string | null
}

/** A form of the platform, by its id there. `data` is JSON text of an object that its first screen gets. */
export interface Flow {
  readonly kind: 'flow'
  readonly text: string
  readonly flow: string
  readonly title: string
  readonly token: string | null
  readonly screen: string | null
  readonly data: string | null
}

/** Cards side by side, each with a picture, a title and buttons. */
export interface Cards<F = Attached> {
  readonly kind: 'cards'
  readonly cards: readonly {
    readonly title: string
    readonly subtitle: string | null
    readonly image: F | null
    readonly url: string | null
    readonly buttons: readonly CardButton[]
  }[]
}

export type CardButton =
  | { readonly kind: 'link'; readonly title: string; readonly url: string }
  | { readonly kind: 'reply'; readonly title: string; readonly payload: string }

/** An approved template with what fills its gaps, by the name or the number (`1`, `2` …) of each. */
export interface TemplateUse<F = Attached> extends Filled<F>, AsRead {
  readonly kind: 'template'
  readonly name: string
  readonly language: string
  readonly cards: readonly (Filled<F> & AsRead)[]
  readonly text: string
}

/**
 * What the customer reads, as far as it is known here: written when it was sent, so that the thread never changes with
 * the template.
 */
export interface AsRead {
  readonly text?: string | undefined
  /** The titles of the buttons. */
  readonly taps?: readonly string[] | undefined
}

export interface Filled<F = Attached> {
  readonly header: Omit<Media<F>, 'caption'> | Place | HeaderText | null
  readonly body: Readonly<Record<string, string>>
  /** By the button's place, from 0. */
  readonly buttons: Readonly<Record<string, ButtonValue>>
}

/** What fills the gap of a header; `name` where that gap has one. */
export interface HeaderText {
  readonly kind: 'text'
  readonly text: string
  readonly name?: string | undefined
}

/** A reply's payload, the end of a link's address, a code to copy, a flow's token. */
export interface ButtonValue {
  readonly kind: 'reply' | 'link' | 'copy_code' | 'flow'
  readonly value: string
}

/** What stands around a message: what it is about, and how it came. Each only where it is so. */
export interface Context<F = Attached> {
  readonly forwarded?: 'once' | 'often'
  readonly referral?: Referral<F>
  readonly story?: { readonly id: string | null; readonly url: string | null; readonly file: F | null }
  readonly product?: { readonly catalog: string | null; readonly product: string }
  /** Who wrote it, where several people share a thread. */
  readonly writer?: string
}

/** The advertisement or link through which a customer came. */
export interface Referral<F = Attached> {
  readonly source: string | null
  readonly sourceId: string | null
  readonly url: string | null
  readonly title: string | null
  readonly text: string | null
  readonly ref: string | null
  /** What the advertiser is asked for to attribute a sale. */
  readonly clickId: string | null
  readonly file: F | null
}

/** Whether somebody says something with it: only that opens the reply window, is unread, and may be answered. */
export function isSpoken({ kind }: Content<unknown>): boolean {
  return kind !== 'reaction' && kind !== 'notice'
}
