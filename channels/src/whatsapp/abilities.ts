import type { Abilities, Framing } from '@parley/core/domain/abilities.ts'
import type { TextLimit } from '@parley/core/domain/text-limit.ts'

const kB = 1024
const MB = 1024 * kB

const characters = (max: number): TextLimit => ({ max, unit: 'characters' })
const caption = characters(1024)

const audio = {
  types: ['audio/aac', 'audio/amr', 'audio/mpeg', 'audio/mp4', 'audio/ogg'],
  maxBytes: 16 * MB,
  caption: null,
}

/** "Interactive messages". */
const framing: Framing = {
  text: characters(1024),
  header: ['text', 'image', 'video', 'document'],
  headerText: 60,
  footer: 60,
}
const buttons = { ...framing, most: 3, title: 20, payload: 256 }

/** WhatsApp Cloud API, "Messages", "Supported media types" and "Customer service windows". */
export const can: Abilities = {
  replyWindowMs: 24 * 3_600_000,
  humanWindowMs: null,
  text: characters(4096),
  sends: {
    image: { types: ['image/jpeg', 'image/png'], maxBytes: 5 * MB, caption },
    video: { types: ['video/mp4', 'video/3gpp'], maxBytes: 16 * MB, caption },
    audio,
    voice: audio,
    document: {
      types: [
        'text/plain',
        'application/pdf',
        'application/msword',
        'application/vnd.ms-excel',
        'application/vnd.ms-powerpoint',
        'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        'application/vnd.openxmlformats-officedocument.presentationml.presentation',
      ],
      maxBytes: 100 * MB,
      caption,
    },
    // A sticker that does not move may have 100 kB only; the file does not tell.
    sticker: { types: ['image/webp'], maxBytes: 500 * kB, caption: null },
    location: {},
    contacts: { most: 257 },
    // A reply button is used up by the tap, as a quick reply is.
    buttons: { reply: buttons, quick_reply: buttons },
    list: {
      text: characters(4096),
      header: 60,
      footer: 60,
      button: 20,
      sections: 10,
      rows: 10,
      section: 24,
      title: 24,
      payload: 200,
      description: 72,
    },
    link: { ...framing, title: 20 },
    request: { of: ['location', 'address'], text: characters(1024) },
    flow: { text: characters(1024), title: 20 },
    template: { text: characters(1024), header: 60, cards: 10 },
    reaction: { withinMs: 30 * 24 * 3_600_000 },
  },
  styles: true,
  replies: true,
  // "Typing indicators": the call that shows them marks the message as read.
  signals: { typing: 'with_read', read: true },
  // "smb_message_echoes": what was written in the WhatsApp Business app or on a device linked to it.
  echoesSends: false,
  clockPrecisionMs: 1000,
  reports: ['sent', 'delivered', 'read', 'failed'],
  // "Throughput" and "Pair rate limits": 80 messages a second; to one person one in 6 seconds, 45 ahead of that.
  pace: {
    account: { rate: { perSecond: 80, burst: 80 }, mostAtOnce: 64 },
    customer: { rate: { perSecond: 1 / 6, burst: 45 }, mostAtOnce: 1 },
  },
}
