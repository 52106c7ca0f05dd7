import type { Kind } from './answers.ts'
import type { Said, Says } from './asked.ts'
import type { IconName } from './strokes.ts'

/** Something that the attach menu has. */
export interface Attachable {
  readonly label: string
  readonly icon: IconName
  readonly on: readonly Kind[]
  /** The business's own phone can send it, too. */
  readonly shared: boolean
  /** The words are what was typed before: they become its caption, where it can have one. */
  readonly said: (words: string, kind: Kind) => Said
}

const both = ['whatsapp', 'instagram'] as const
const whatsApp = ['whatsapp'] as const
const instagram = ['instagram'] as const

/** Everything that customers can send beside words, in the menu's order. */
export const attachables: readonly Attachable[] = [
  plain('Photo', 'photo', both, (words, kind) => ({ kind: 'image', ...caption(words, kind) })),
  plain('Album', 'album', instagram, () => ({ kind: 'album', files: ['photo.jpg', 'picture.png'] })),
  plain('Video', 'video', both, (words, kind) => ({ kind: 'video', ...caption(words, kind) })),
  plain('Voice note', 'voice', both, () => ({ kind: 'voice' })),
  plain('Song', 'song', whatsApp, () => ({ kind: 'audio' })),
  plain('Document', 'document', both, (words, kind) => ({ kind: 'document', ...caption(words, kind) })),
  plain('Sticker', 'sticker', whatsApp, () => ({ kind: 'sticker' })),
  plain('Location', 'place', whatsApp, () => ({
    kind: 'location',
    name: 'Miradouro da Graça',
    address: 'Calçada da Graça, Lisbon',
  })),
  plain('Contact', 'contact', whatsApp, () => ({
    kind: 'contacts',
    contacts: [{ name: 'Rosa Lima', phones: ['+351 910 000 001'], organization: 'Lima Flowers' }],
  })),
  plain('Like', 'heart', instagram, () => ({ kind: 'heart' })),
  plain('Post', 'post', instagram, () => ({ kind: 'post', title: 'Morning light in the bakery' })),
  plain('Reel', 'reel', instagram, () => ({ kind: 'reel', title: 'How we fold the dough' })),
  own('Story reply', 'story', instagram, (words) => ({
    says: { kind: 'story_reply', text: words || 'Love this!' },
  })),
  own('Story mention', 'mention', instagram, () => ({ says: { kind: 'story_mention' } })),
  own('Order', 'order', whatsApp, (words) => ({
    says: {
      kind: 'order',
      ...(words !== '' && { text: words }),
      items: [
        { product: 'Sourdough loaf', quantity: 2, price: 6.5 },
        { product: 'Cardamom bun', quantity: 4, price: 3.2 },
      ],
    },
  })),
  own('From an ad', 'ad', both, (words) => ({ text: words || 'Is this still on?', referral: {} })),
  own('Menu button', 'button', instagram, () => ({
    says: { kind: 'postback', title: 'Opening hours', payload: 'HOURS' },
  })),
  own('Open the chat', 'door', whatsApp, () => ({ says: { kind: 'welcome' } })),
  own('Poll', 'poll', whatsApp, () => ({ says: { kind: 'unsupported', of: 'poll' } })),
  own('Vanishing photo', 'vanish', instagram, () => ({ says: { kind: 'unsupported' } })),
]

/** How a file of the visitor's own is sent. */
export function saysFile(
  file: string,
  { type, name }: Pick<File, 'type' | 'name'>,
  words: string,
  kind: Kind,
): Says {
  const about = { file, ...caption(words, kind) }
  if (/^image\/(?:jpeg|png|gif)$/.test(type)) return { kind: 'image', ...about }
  if (type === 'image/webp' && kind === 'whatsapp') return { kind: 'sticker', file }
  if (type.startsWith('video/')) return { kind: 'video', ...about }
  if (type.startsWith('audio/')) return { kind: 'audio', file }
  return { kind: 'document', ...about, filename: name }
}

function plain(
  label: string,
  icon: IconName,
  on: readonly Kind[],
  says: (words: string, kind: Kind) => Says,
): Attachable {
  return { label, icon, on, shared: true, said: (words, kind) => ({ says: says(words, kind) }) }
}

function own(label: string, icon: IconName, on: readonly Kind[], said: Attachable['said']): Attachable {
  return { label, icon, on, shared: false, said }
}

/** Instagram's files have no captions. */
function caption(words: string, kind: Kind): { caption?: string } {
  return kind === 'whatsapp' && words !== '' ? { caption: words } : {}
}
