import type { sendMessage } from '@parley/contract/message.ts'
import type { CallOf } from '@parley/contract/route.ts'
import type { FileId } from '@parley/core/domain/ids.ts'

export type Told = CallOf<typeof sendMessage>['body']['content']

interface Files {
  readonly image: FileId
  readonly voice: FileId
  readonly video: FileId
  readonly document: FileId
}

const buttons = [
  { title: 'At ten', payload: '10' },
  { title: 'At noon', payload: '12' },
]

/** Whatever we can tell a customer on WhatsApp, with files that came in before. */
export function toldOnWhatsApp(files: Files): readonly Told[] {
  const image = { kind: 'image', file: { file_id: files.image } } as const
  return [
    { kind: 'text', text: 'It is! Everything on it is made here.', preview: true },
    { ...image, caption: 'The table by the window' },
    { kind: 'video', file: { file_id: files.video } },
    { kind: 'voice', file: { file_id: files.voice } },
    { kind: 'document', file: { file_id: files.document }, caption: 'Our prices for parties' },
    { kind: 'location', latitude: 38.7223, longitude: -9.1393, name: 'Café Aurora', address: 'Rua do Sol 4' },
    { kind: 'contacts', cards: [{ name: 'Nora Lind', phones: [{ number: '+15550783881' }] }] },
    { kind: 'buttons', text: 'When do you come?', header: image, footer: 'Café Aurora', buttons },
    {
      kind: 'list',
      text: 'Which cake?',
      button: 'See the cakes',
      sections: [{ title: 'Today', rows: [{ title: 'Almond', payload: 'a', description: 'With oranges' }] }],
    },
    { kind: 'link', text: 'The way to us', title: 'Open', url: 'https://cafe-aurora.example/way' },
    { kind: 'request', of: 'location', text: 'Where shall we deliver?' },
    { kind: 'flow', text: 'Reserve a table', flow: '42', title: 'Start', token: 'token', screen: 'DAY' },
    { kind: 'template', name: 'hello_world', language: 'en_US' },
  ]
}

/** Whatever we can tell a customer on Instagram. */
export function toldOnInstagram(files: Pick<Files, 'image'>): readonly Told[] {
  const image = { kind: 'image', file: { file_id: files.image } } as const
  return [
    { kind: 'text', text: 'Merci! Come again soon.' },
    image,
    { kind: 'album', items: [image, image] },
    { kind: 'buttons', of: 'quick_reply', text: 'When do you come?', buttons },
    { kind: 'buttons', text: 'What shall it be?', buttons },
    { kind: 'link', text: 'The way to us', title: 'Open', url: 'https://cafe-aurora.example/way' },
    { kind: 'cards', cards: [{ title: 'Almond cake', subtitle: 'With oranges' }, { title: 'Buns' }] },
    { kind: 'heart' },
  ]
}
