import type { Simulator } from '@parley/simulator/simulator'

type Written = Omit<Parameters<Simulator['control']['write']>[0], 'accountId' | 'customerId'>

const product = { catalog: '194836987003835', product: 'cardamom-bun' }
const referral = { title: 'Fresh bread every morning', text: 'Order by chat' }

/** Whatever a customer can say on WhatsApp, in this order. */
export const saidOnWhatsApp: readonly Written[] = [
  { text: 'Good morning! Is this your menu? https://cafe-aurora.example/menu' },
  { text: '😍' },
  { says: { kind: 'image', caption: 'We sat here last week' } },
  { says: { kind: 'image', file: 'picture.png' } },
  { says: { kind: 'video', caption: 'The children loved it' } },
  { says: { kind: 'voice' } },
  { says: { kind: 'voice', file: { sample: 'voice.ogg', seed: 1 } } },
  { says: { kind: 'audio' } },
  { says: { kind: 'document', filename: 'Our birthday plans for the whole of November.pdf' } },
  { says: { kind: 'sticker' } },
  { says: { kind: 'location', name: 'Praça do Comércio', address: '1100-148 Lisboa' } },
  {
    says: {
      kind: 'contacts',
      contacts: [{ name: 'Rui Costa', phones: ['+351 912 345 678'], organization: 'Costa Flowers' }],
    },
  },
  {
    says: {
      kind: 'order',
      text: 'For ten o’clock, please',
      items: [
        { product: 'flat-white', quantity: 2, price: 3.8, currency: 'EUR' },
        { product: 'cardamom-bun', quantity: 6, price: 3.2, currency: 'EUR' },
      ],
    },
  },
  { text: 'My sister sends this', forwarded: 'often' },
  { text: 'Is there one left?', product },
  { says: { kind: 'unsupported', of: 'poll' } },
  { says: { kind: 'raw', item: { type: 'hologram', hologram: { frames: 24 } } } },
]

/** Whatever a customer can say on Instagram, in this order. */
export const saidOnInstagram: readonly Written[] = [
  { text: 'Bonjour! What a lovely place' },
  { says: { kind: 'image' } },
  { says: { kind: 'album', files: ['photo.jpg', 'picture.png', 'waving.gif'] } },
  { says: { kind: 'video' } },
  { says: { kind: 'voice' } },
  { says: { kind: 'document' } },
  { says: { kind: 'heart' } },
  { says: { kind: 'post', title: 'Sunday brunch' } },
  { says: { kind: 'reel', title: 'How we fold the buns' } },
  { says: { kind: 'story_reply', text: 'I want that cake!' } },
  { says: { kind: 'story_mention' } },
  { says: { kind: 'postback', title: 'Show the menu', payload: 'MENU' } },
  { says: { kind: 'unsupported' } },
]

/** What comes with files that cannot be had, and so is never at rest. */
export const saidInVain: readonly Written[] = [
  { text: 'Saw your advertisement', referral },
  {
    says: {
      kind: 'raw',
      item: { type: 'image', image: { id: '1', mime_type: 'image/jpeg', caption: 'Do you see it?' } },
    },
  },
]
