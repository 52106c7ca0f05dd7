import type { Abilities, ButtonLimits } from '@parley/core/domain/abilities.ts'
import type { TextLimit } from '@parley/core/domain/text-limit.ts'

const MB = 1024 * 1024
const hour = 3_600_000

const text: TextLimit = { max: 1000, unit: 'bytes' }
const audio = {
  types: ['audio/aac', 'audio/mp4', 'audio/x-m4a', 'audio/wav', 'audio/x-wav'],
  maxBytes: 25 * MB,
  caption: null,
}
const noFrame = { header: [], headerText: 0, footer: 0 }
/** "Button template". */
const buttons: ButtonLimits = {
  ...noFrame,
  text: { max: 640, unit: 'characters' },
  most: 3,
  title: 20,
  payload: 1000,
}

/** Instagram Platform, "Messaging API" and "Human Agent". Of what was sent, webhooks report only that it was read. */
export const can: Abilities = {
  replyWindowMs: 24 * hour,
  humanWindowMs: 7 * 24 * hour,
  text,
  sends: {
    image: { types: ['image/png', 'image/jpeg', 'image/gif'], maxBytes: 8 * MB, caption: null },
    video: {
      types: ['video/mp4', 'video/ogg', 'video/x-msvideo', 'video/quicktime', 'video/webm'],
      maxBytes: 25 * MB,
      caption: null,
    },
    audio,
    voice: audio,
    document: { types: ['application/pdf'], maxBytes: 25 * MB, caption: null },
    album: { most: 10, of: ['image'] },
    buttons: { reply: buttons, quick_reply: { ...noFrame, text, most: 13, title: 20, payload: 1000 } },
    link: { ...noFrame, text: buttons.text, title: 20 },
    // "Generic template".
    cards: {
      most: 10,
      title: 80,
      subtitle: 80,
      buttons: 3,
      buttonTitle: 20,
      payload: 1000,
      imagesByLink: true,
    },
    reaction: { withinMs: null },
    heart: {},
  },
  styles: false,
  replies: true,
  signals: { typing: 'alone', read: true },
  echoesSends: true,
  clockPrecisionMs: 1,
  reports: ['read'],
  // "Rate limits": 100 text messages a second for each account.
  pace: { account: { rate: { perSecond: 100, burst: 100 }, mostAtOnce: 64 }, customer: null },
}
