import type { AbilitiesShape } from '../abilities.ts'

const caption = { max: 1024, unit: 'characters' as const }
const framing = {
  text: { max: 1024, unit: 'characters' as const },
  header: ['text' as const, 'image' as const],
  header_text: 60,
  footer: 60,
}

/** Some of what a channel can do. */
export const can: AbilitiesShape = {
  reply_window_ms: 86_400_000,
  human_window_ms: null,
  text: { max: 4096, unit: 'characters' },
  sends: {
    image: { types: ['image/jpeg', 'image/png'], max_bytes: 5_242_880, caption },
    location: {},
    buttons: { reply: { ...framing, most: 3, title: 20, payload: 256 } },
    template: { text: framing.text, header: 60, cards: 10 },
    reaction: { within_ms: 2_592_000_000 },
  },
  styles: true,
  replies: true,
  signals: { typing: 'with_read', read: true },
  reports: ['sent', 'delivered', 'read', 'failed'],
}
