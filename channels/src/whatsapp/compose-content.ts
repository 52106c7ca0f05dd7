import type { ContactCard, Content, Media, Place } from '@parley/core/domain/content.ts'
import type { OutgoingFile } from '@parley/core/ports/channel.ts'

import { interactive } from './compose-interactive.ts'
import { template } from './compose-template.ts'

type Fields = Readonly<Record<string, unknown>>

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

function typed(type: string, object: unknown): Fields {
  return { type, [type]: object }
}

/** A file under its type's name: by the id of an upload, else from where it lies. */
export function mediaOf({
  kind,
  file,
  caption,
}: Omit<Media<OutgoingFile>, 'caption'> & { readonly caption?: string | null }): Fields {
  // A voice note is played as one only if it is Ogg with Opus ("Audio messages").
  const voice = kind === 'voice' && (file.type ?? '').startsWith('audio/ogg')
  return typed(kind === 'voice' ? 'audio' : kind, {
    ...(file.handle === null ? { link: file.url } : { id: file.handle }),
    ...(caption ? { caption } : {}),
    ...(kind === 'document' && file.name !== null ? { filename: file.name } : {}),
    ...(voice ? { voice: true } : {}),
  })
}

/** Degrees are written as text. */
export function placeOf({ latitude, longitude, name, address }: Place): Fields {
  return {
    latitude: String(latitude),
    longitude: String(longitude),
    ...(name === null ? {} : { name }),
    ...(address === null ? {} : { address }),
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
