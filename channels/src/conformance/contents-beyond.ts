import type { Abilities } from '@parley/core/domain/abilities.ts'
import type { Content } from '@parley/core/domain/content.ts'
import type { File } from '@parley/core/domain/file.ts'

import { card, contact, file, list, mediaKinds, numbered } from './given-contents.ts'

/** One step beyond each limit of which there is one. */
export function contentsBeyond({ sends, text }: Abilities): readonly (readonly [string, Content<File>])[] {
  const long = (most: number) => 'a'.repeat(most + 1)
  const all: [string, Content<File> | undefined][] = [
    ['a text that is too long', { kind: 'text', text: long(text.max) }],
    ...mediaKinds.flatMap((kind): [string, Content<File> | undefined][] => {
      const limits = sends[kind]
      const [type = ''] = limits?.types ?? []
      const media = (over: Partial<File>) => ({ kind, file: file(over), caption: null })
      return [
        [`${kind} of another type`, media({ type: 'application/x-nothing' })],
        [`${kind} that is too large`, limits && media({ type, size: limits.maxBytes + 1 })],
        [`${kind} with a long caption`, limits && { ...media({ type }), caption: long(4096) }],
      ]
    }),
    [
      'too many contacts',
      sends.contacts && { kind: 'contacts', cards: Array(sends.contacts.most + 1).fill(contact) },
    ],
    ...(['reply', 'quick_reply'] as const).flatMap((of): [string, Content<File>][] => {
      const limits = sends.buttons?.[of]
      const asked = { kind: 'buttons', of, text: 'Well?', header: null, footer: null } as const
      const button = { title: 'a', payload: 'a' }
      if (!limits) return [[`buttons of the kind ${of}`, { ...asked, buttons: [button] }]]
      return [
        [`too many of ${of}`, { ...asked, buttons: numbered(limits.most + 1) }],
        [`a long title of ${of}`, { ...asked, buttons: [{ ...button, title: long(limits.title) }] }],
        [`a long payload of ${of}`, { ...asked, buttons: [{ ...button, payload: long(limits.payload) }] }],
        [`a long footer of ${of}`, { ...asked, buttons: [button], footer: long(limits.footer) }],
      ]
    }),
    ['a list of too many rows', sends.list && list(numbered(sends.list.rows + 1))],
    ['a list with a long title', sends.list && list([{ title: long(sends.list.title), payload: 'a' }])],
    ['too many cards', sends.cards && { kind: 'cards', cards: Array(sends.cards.most + 1).fill(card) }],
    ['what a customer says', { kind: 'choice', of: 'button', text: 'a', payload: 'a', description: null }],
  ]
  return all.flatMap(([what, content]) => (content ? [[what, content] as const] : []))
}
