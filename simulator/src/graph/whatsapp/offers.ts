import type { Offer } from '../../state/threads.ts'
import type { Interactive } from './messages/interactive.ts'

/** What the customer can tap in an interactive message. */
export function offersOf(message: Interactive): Offer[] {
  switch (message.type) {
    case 'button':
      return message.action.buttons.map(({ reply }) => ({ kind: 'button', ...reply }))
    case 'list':
      return message.action.sections.flatMap(({ rows }) => rows.map(rowOffer))
    case 'cta_url': {
      const { display_text: title, url } = message.action.parameters
      return [{ kind: 'link', id: 'link', title, url }]
    }
    case 'carousel':
      return message.action.cards.map(({ card_index: at, action }) => {
        const { display_text: title, url } = action.parameters
        return { kind: 'link', id: `link-${at}`, title, url }
      })
    case 'flow':
      return [{ kind: 'flow', id: 'flow', title: message.action.parameters.flow_cta }]
    case 'location_request_message':
      return [{ kind: 'request', id: 'location', title: 'Send location' }]
    case 'address_message':
      return [{ kind: 'request', id: 'address', title: 'Provide address' }]
    case 'request_contact_info':
      return [{ kind: 'request', id: 'contact_info', title: 'Share contact info' }]
    case 'call_permission_request':
      return [
        { kind: 'request', id: 'accept', title: 'Allow calls' },
        { kind: 'request', id: 'reject', title: 'Do not allow calls' },
      ]
    default:
      return []
  }
}

function rowOffer({
  id,
  title,
  description,
}: {
  id: string
  title: string
  description?: string | undefined
}): Offer {
  return { kind: 'row', id, title, ...(description !== undefined && { description }) }
}
