import { instagramBody } from './instagram-body.ts'
import type { Notice } from './notice.ts'
import { whatsAppBody } from './whatsapp-body.ts'
import { wireBytes, wireHeaders } from './wire.ts'

/** A POST, ready to go out as often as it takes: the bytes never change. */
export interface Parcel {
  readonly object: Notice['object']
  readonly notices: readonly Notice[]
  readonly bytes: Buffer
  readonly headers: Record<string, string>
  /** How often it failed to arrive. */
  readonly failures: number
  /** Goes out although it was taken before. */
  readonly repeated: boolean
}

/** Packs notices of one object; Meta never mixes WhatsApp and Instagram in a POST. */
export function pack(object: Notice['object'], notices: readonly Notice[], appSecret: string): Parcel {
  const bytes = wireBytes(
    object === 'instagram'
      ? instagramBody(notices.filter((notice) => notice.object === 'instagram'))
      : whatsAppBody(notices.filter((notice) => notice.object === 'whatsapp_business_account')),
  )
  return { object, notices, bytes, headers: wireHeaders(bytes, appSecret), failures: 0, repeated: false }
}
