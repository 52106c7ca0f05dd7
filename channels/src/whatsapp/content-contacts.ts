import type { Said } from '@parley/core/domain/channel-event.ts'
import type { ContactCard } from '@parley/core/domain/content.ts'

import { identifier, record, records, words, type Fields } from '../kit/json.ts'

/** Cards of an address book ("contacts messages webhook reference"); null if none has anything on it. */
export function readContacts(message: Fields): Said | null {
  const cards = records(message['contacts'])
    .map(readCard)
    .filter((card) => card !== null)
  return cards.length === 0 ? null : { kind: 'contacts', cards }
}

function readCard(card: Fields): ContactCard | null {
  const written = vcardOf(card['vcard'])
  const phones = listed(card['phones'], (phone) => ({
    number: words(phone['phone']) ?? identifier(phone['wa_id']),
    type: words(phone['type']) ?? null,
  })).flatMap(({ number, type }) => (number === undefined ? [] : [{ number, type }]))
  const emails = listed(card['emails'], (email) => ({
    address: words(email['email']),
    type: words(email['type']) ?? null,
  })).flatMap(({ address, type }) => (address === undefined ? [] : [{ address, type }]))
  const found = {
    phones: phones.length > 0 ? phones : written.phones.map((number) => ({ number, type: null })),
    emails,
    addresses: listed(card['addresses'], addressOf).filter((address) => address !== ''),
    organization: words(record(card['org'])?.['company']) ?? null,
    urls: listed(card['urls'], (url) => words(url['url'])).filter((url) => url !== undefined),
    birthday: words(card['birthday']) ?? null,
  }
  const name =
    nameOf(record(card['name'])) ??
    written.name ??
    found.organization ??
    found.phones[0]?.number ??
    found.emails[0]?.address
  return name === undefined ? null : { name, ...found }
}

function listed<T>(value: unknown, read: (item: Fields) => T): T[] {
  return records(value).map(read)
}

function nameOf(name: Fields | undefined): string | undefined {
  const whole = words(name?.['formatted_name'])?.trim()
  const parts = [name?.['first_name'], name?.['last_name']].map((part) => words(part)?.trim())
  return whole || parts.filter(Boolean).join(' ') || undefined
}

function addressOf(address: Fields): string {
  const parts = ['street', 'city', 'state', 'zip', 'country'].map((part) => words(address[part])?.trim())
  return parts.filter(Boolean).join(', ')
}

/** Name and numbers of a vCard: all that is there of somebody who answered a request for their number. */
function vcardOf(vcard: unknown): { readonly name: string | undefined; readonly phones: readonly string[] } {
  const lines = typeof vcard === 'string' ? [...vcard.matchAll(vcardLine)] : []
  const values = (property: string): readonly string[] =>
    lines.flatMap(([, name, value]) =>
      name === property && value?.trim() ? [words(value.trim()) ?? ''] : [],
    )
  return { name: values('FN')[0], phones: values('TEL') }
}

const vcardLine = /^(FN|TEL)[;:](?:[^\r\n]*:)?([^\r\n:]+)$/gm
