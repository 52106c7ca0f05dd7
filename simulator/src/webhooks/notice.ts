/** One thing to tell the hub; several may travel in one POST. */
export type Notice = WhatsAppNotice | InstagramNotice

interface Told {
  /** Called when a POST with it begins (every time). */
  readonly posted?: (at: number) => void
  /** Called when a POST with it was answered with 200 (every time). */
  readonly acked?: (at: number) => void
}

export interface WhatsAppNotice extends Told {
  readonly object: 'whatsapp_business_account'
  readonly wabaId: string
  readonly metadata: { readonly display_phone_number: string; readonly phone_number_id: string }
  readonly list: 'messages' | 'statuses'
  readonly contact?: WhatsAppContact
  readonly item: object
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
  readonly item: object
}
