import type { Stage } from '../stage.ts'
import type { Bubble, Offer, Thread } from '../state/threads.ts'
import { message } from './instagram-says.ts'
import { spoken, type Spoken } from './whatsapp-says.ts'
import { speak } from './write.ts'

/** The customer taps something that a message offers; `answer` is what they fill in where it is a form. */
export function choose(
  stage: Stage,
  thread: Thread,
  { id }: Bubble,
  offer: Offer,
  answer: Readonly<Record<string, unknown>>,
): Bubble | undefined {
  if (offer.kind === 'link') return undefined
  const taken = thread.kind === 'whatsapp' ? onWhatsApp(offer, answer, thread) : onInstagram(offer)
  return speak(stage, thread, taken, thread.kind === 'whatsapp' ? { replyTo: id } : {})
}

/** WhatsApp docs, "messages webhook reference": interactive, button, location, contacts. */
function onWhatsApp(offer: Offer, answer: Readonly<Record<string, unknown>>, { customer }: Thread): Spoken {
  const { id, title, description } = offer
  switch (offer.kind) {
    case 'button':
      return reply('button_reply', title, { id, title })
    case 'row':
      return reply('list_reply', title, { id, title, ...(description !== undefined && { description }) })
    case 'flow':
      return reply('nfm_reply', 'Sent', { name: 'flow', body: 'Sent', response_json: JSON.stringify(answer) })
    case 'request':
      return given(id, answer, customer)
    default:
      return spoken('button', title, { payload: id, text: title })
  }
}

function given(
  what: string,
  answer: Readonly<Record<string, unknown>>,
  customer: Thread['customer'],
): Spoken {
  switch (what) {
    case 'location':
      return spoken('location', '', { latitude: 38.7223, longitude: -9.1393, ...answer })
    case 'address':
      return reply('nfm_reply', 'Address', {
        name: 'address_message',
        body: 'Address',
        response_json: JSON.stringify({ values: answer }),
      })
    case 'contact_info': {
      const phone = customer.kind === 'whatsapp' ? customer.phone : ''
      const name = { formatted_name: customer.name, first_name: customer.name }
      const phones = [{ phone: `+${phone}`, wa_id: phone, type: 'CELL' }]
      const vcard = `BEGIN:VCARD\nVERSION:3.0\nFN:${customer.name}\nTEL:+${phone}\nEND:VCARD`
      return spoken('contacts', customer.name, [{ name, phones, vcard, origin: 'contact_request' }])
    }
    default:
      return reply('call_permission_reply', what, {
        response: what,
        response_source: 'user_action',
        ...(what === 'accept' && { is_permanent: false }),
      })
  }
}

function reply(type: string, text: string, detail: object): Spoken {
  return spoken('interactive', text, { type, [type]: detail })
}

/** Instagram Platform docs, "Quick replies" and "Postbacks". */
function onInstagram({ kind, id, title }: Offer): Spoken {
  if (kind === 'quick_reply') return message('text', title, { text: title, quick_reply: { payload: id } })
  return {
    said: { type: 'postback', text: title, detail: { title, payload: id } },
    item: { postback: { title, payload: id } },
  }
}
