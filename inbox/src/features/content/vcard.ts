import type { ContentShape } from '@parley/contract/content.ts'

type Card = Extract<ContentShape, { kind: 'contacts' }>['cards'][number]

/** The card as address books take it (RFC 6350, vCard 4.0). */
export function vcardOf(card: Card): string {
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `FN:${escaped(card.name)}`,
    ...(card.organization === null ? [] : [`ORG:${escaped(card.organization)}`]),
    ...card.phones.map(({ number }) => `TEL:${escaped(number)}`),
    ...card.emails.map(({ address }) => `EMAIL:${escaped(address)}`),
    ...card.addresses.map((address) => `ADR:;;${escaped(address)};;;;`),
    ...card.urls.map((url) => `URL:${escaped(url)}`),
    'END:VCARD',
  ]
  return `${lines.join('\r\n')}\r\n`
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`)
}
