import type { Content, MediaKind } from '@parley/core/domain/content.ts'
import { waitingFile, type File } from '@parley/core/domain/file.ts'

/** Small contents of the kinds that can be sent, to be made larger. */
export const mediaKinds: readonly MediaKind[] = ['image', 'video', 'audio', 'voice', 'document', 'sticker']
export const place = { kind: 'location', latitude: 52.5, longitude: 13.4, name: 'HQ', address: null } as const
export const contact = {
  name: 'Ana',
  phones: [{ number: '+16505551234', type: 'mobile' }],
  emails: [],
  addresses: [],
  organization: null,
  urls: [],
  birthday: null,
}
export const flow = {
  kind: 'flow',
  text: 'Book',
  flow: '42',
  title: '',
  token: null,
  screen: null,
  data: null,
} as const
export const template = {
  kind: 'template',
  name: 'order',
  language: 'en_US',
  header: null,
  body: { 1: 'Ana' },
  buttons: { 0: { kind: 'link', value: '1042' } },
  cards: [],
  text: 'Hello Ana',
} as const
export const card = { title: 'a', subtitle: null, image: null, url: null, buttons: [] }

export function reaction(emoji: string | null): Content<File> {
  return { kind: 'reaction', to: 'theirs', emoji }
}

export function file(over: Partial<File>): File {
  const source = { id: null, url: 'https://shop.example/a', name: null, type: null, sha256: null }
  const waiting = waitingFile('fil_1', source, { account: 'acc_1', message: null }, 0)
  return { ...waiting, source: null, state: 'stored', hash: 'aa', size: 1, ...over }
}

export function list(rows: readonly { readonly title: string; readonly payload: string }[]): Content<File> {
  const described = rows.map((row) => ({ ...row, description: null }))
  return {
    kind: 'list',
    text: 'Choose',
    header: null,
    footer: null,
    button: 'Open',
    sections: [{ title: null, rows: described }],
  }
}

export function numbered(count: number): readonly { readonly title: string; readonly payload: string }[] {
  return Array.from({ length: count }, (_, index) => ({ title: `${index}`, payload: `${index}` }))
}
