/** One thing to tell the hub; several may travel in one POST. */
export type Notice = WhatsAppNotice | InstagramNotice

interface Told {
  /** Called when a POST with it begins (every time). */
  readonly posted?: (at: number) => void
  /** Called when a POST with it was answered with 200 (every time). */
  readonly acked?: (at: number) => void
}

export type WhatsAppNotice = WhatsAppItemNotice | WhatsAppAccountNotice

/** A message, a status, a call …: an item in a list, with others of its number. */
export interface WhatsAppItemNotice extends Told {
  readonly object: 'whatsapp_business_account'
  readonly kind: 'item'
  readonly wabaId: string
  readonly metadata: { readonly display_phone_number: string; readonly phone_number_id: string }
  readonly field: string
  /** Under which key of the value the item stands: messages, statuses, message_echoes … */
  readonly list: string
  readonly contact?: WhatsAppContact
  readonly item: object
}

/** News of the business account or of a number: a value of its own. */
export interface WhatsAppAccountNotice extends Told {
  readonly object: 'whatsapp_business_account'
  readonly kind: 'account'
  readonly wabaId: string
  readonly field: string
  readonly value: object
  readonly at: number
}

export interface WhatsAppContact {
  readonly profile: { readonly name: string; readonly username?: string }
  readonly wa_id?: string
  readonly user_id: string
}

export interface InstagramNotice extends Told {
  readonly object: 'instagram'
  readonly igId: string
  /** When it happened, in milliseconds. */
  readonly at: number
  /** Where on the entry the item stands; `entry` is on it itself. With `messaging` unless said. */
  readonly place?: 'messaging' | 'standby' | 'changes' | 'entry'
  readonly item: object
}
