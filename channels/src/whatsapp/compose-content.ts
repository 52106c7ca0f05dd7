import type { ContactCard, Content } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'

import { interactive } from './compose-interactive.ts'
import { mediaOf, placeOf, typed, type Fields } from './compose-parts.ts'
import { template } from './compose-template.ts'

/** The `type` of a message and the object under its name (WhatsApp Cloud API, "Messages"); null for what is never sent. */
export function objectOf(content: Content<OutgoingFile>): Fields | null {
  switch (content.kind) {
    case 'text':
      return typed('text', {
        body: content.text,
        ...(content.preview === undefined ? {} : { preview_url: content.preview }),
      })
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return mediaOf(content)
    case 'location':
      return typed('location', placeOf(content))
    case 'contacts':
      return typed('contacts', content.cards.map(contactOf))
    case 'reaction':
      return typed('reaction', { message_id: content.to, emoji: content.emoji ?? '' })
    case 'buttons':
    case 'list':
    case 'link':
    case 'request':
    case 'flow': {
      const said = interactive(content)
      return said && typed('interactive', said)
    }
    case 'template':
      return typed('template', template(content))
    default:
      return null
  }
}

function contactOf(card: ContactCard): Fields {
  const some = (name: string, all: readonly unknown[]) => (all.length === 0 ? {} : { [name]: all })
  const kindOf = (type: string | null) => (type === null ? {} : { type: type.toUpperCase() })
  return {
    name: { formatted_name: card.name, first_name: card.name },
    ...some(
      'phones',
      card.phones.map(({ number, type }) => ({ phone: number, ...kindOf(type) })),
    ),
    ...some(
      'emails',
      card.emails.map(({ address, type }) => ({ email: address, ...kindOf(type) })),
    ),
    ...some(
      'addresses',
      card.addresses.map((street) => ({ street })),
    ),
    ...some(
      'urls',
      card.urls.map((url) => ({ url })),
    ),
    ...(card.organization === null ? {} : { org: { company: card.organization } }),
    ...(card.birthday === null ? {} : { birthday: card.birthday }),
  }
}
