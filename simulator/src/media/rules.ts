/** What Meta takes: types and the most bytes of each. */
export interface MediaRule {
  readonly types: readonly string[]
  readonly most: number
}

const kilo = 1024
const mega = 1024 * kilo

const office = [
  'application/vnd.ms-powerpoint',
  'application/msword',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.ms-excel',
] as const

/** Cloud API docs, "Media": supported media types. Animated stickers may have 500 KB. */
export const whatsAppMedia = {
  image: { types: ['image/jpeg', 'image/png'], most: 5 * mega },
  audio: { types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'], most: 16 * mega },
  video: { types: ['video/mp4', 'video/3gpp'], most: 16 * mega },
  document: { types: ['text/plain', 'application/pdf', ...office], most: 100 * mega },
  sticker: { types: ['image/webp'], most: 500 * kilo },
} as const satisfies Record<string, MediaRule>

/** Instagram Platform docs, "Send messages": attachment formats and sizes. */
export const instagramMedia = {
  image: { types: ['image/png', 'image/jpeg', 'image/gif'], most: 8 * mega },
  audio: {
    types: ['audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/x-wav', 'video/mp4'],
    most: 25 * mega,
  },
  video: {
    types: ['video/mp4', 'video/ogg', 'video/x-msvideo', 'video/quicktime', 'video/webm'],
    most: 25 * mega,
  },
  file: { types: ['application/pdf'], most: 25 * mega },
} as const satisfies Record<string, MediaRule>

export type WhatsAppMedia = keyof typeof whatsAppMedia
export type InstagramMedia = keyof typeof instagramMedia

/** Static stickers are smaller than moving ones (Cloud API docs, "Sticker messages"). */
export const staticStickerBytes = 100 * kilo

/** A type without its parameters, in small letters. */
export function bareType(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase()
}
