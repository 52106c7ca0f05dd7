import type { ContactCard } from '@parley/core/domain/content.ts'

import type { Sample } from '../../kit/sample.ts'
import { sample } from './envelope.ts'

const bare: ContactCard = {
  name: 'Barbara J. Johnson',
  phones: [],
  emails: [],
  addresses: [],
  organization: null,
  urls: [],
  birthday: null,
}

/** Places, contacts and orders. */
export const thingSamples: readonly Sample[] = [
  sample(
    'a place with its name',
    'location',
    {
      location: {
        latitude: 37.483307,
        longitude: -122.148981,
        name: 'Philz Coffee',
        address: '1 Hacker Way',
      },
    },
    {
      kind: 'location',
      latitude: 37.483307,
      longitude: -122.148981,
      name: 'Philz Coffee',
      address: '1 Hacker Way',
    },
  ),
  sample(
    'a place in the older form, its numbers as texts',
    'location',
    { location: { latitude: '37.5', longitude: '-122' } },
    { kind: 'location', latitude: 37.5, longitude: -122, name: null, address: null },
  ),
  sample(
    'a contact with all that a card can have',
    'contacts',
    {
      contacts: [
        {
          name: { formatted_name: 'Barbara J. Johnson', first_name: 'Barbara' },
          phones: [{ phone: '+1 650-555-7890', wa_id: '16505557890', type: 'MOBILE' }, { wa_id: '1650' }],
          emails: [{ email: 'barbara@example.com', type: 'WORK' }],
          addresses: [{ street: '1 Lucky Shrub Way', city: 'Menlo Park', country: 'United States' }],
          org: { company: 'Lucky Shrub', department: 'Legal', title: 'Lead' },
          urls: [{ url: 'https://example.com', type: 'WORK' }],
          birthday: '1999-01-23',
        },
      ],
    },
    {
      kind: 'contacts',
      cards: [
        {
          ...bare,
          phones: [
            { number: '+1 650-555-7890', type: 'MOBILE' },
            { number: '1650', type: null },
          ],
          emails: [{ address: 'barbara@example.com', type: 'WORK' }],
          addresses: ['1 Lucky Shrub Way, Menlo Park, United States'],
          organization: 'Lucky Shrub',
          urls: ['https://example.com'],
          birthday: '1999-01-23',
        },
      ],
    },
  ),
  sample(
    'a number that was asked for comes as a vCard',
    'contacts',
    {
      contacts: [
        {
          origin: 'contact_request',
          vcard:
            'BEGIN:VCARD\r\nFN:Barbara J. Johnson\r\nTEL;type=CELL;waid=16505557890:+1 650-555-7890\r\nEND:VCARD',
        },
      ],
    },
    { kind: 'contacts', cards: [{ ...bare, phones: [{ number: '+1 650-555-7890', type: null }] }] },
  ),
  sample(
    'a contact without a written name is called by its parts, or its number',
    'contacts',
    {
      contacts: [
        { name: { first_name: 'Barbara', last_name: 'J. Johnson' } },
        { phones: [{ phone: '+1650' }] },
      ],
    },
    {
      kind: 'contacts',
      cards: [bare, { ...bare, name: '+1650', phones: [{ number: '+1650', type: null }] }],
    },
  ),
  sample(
    'an order',
    'order',
    {
      order: {
        catalog_id: '194836987003835',
        text: 'Gift wrap, please',
        product_items: [{ product_retailer_id: 'di9', quantity: 2, item_price: 30.5, currency: 'USD' }],
      },
    },
    {
      kind: 'order',
      catalog: '194836987003835',
      text: 'Gift wrap, please',
      items: [{ product: 'di9', quantity: 2, price: 30.5, currency: 'USD' }],
    },
  ),
  sample(
    'an order whose numbers are texts',
    'order',
    {
      order: {
        catalog_id: '194836987003835',
        product_items: [{ product_retailer_id: 'di9', quantity: '2', item_price: '30', currency: 'USD' }],
      },
    },
    {
      kind: 'order',
      catalog: '194836987003835',
      text: null,
      items: [{ product: 'di9', quantity: 2, price: 30, currency: 'USD' }],
    },
  ),
  sample(
    'somebody opened the chat',
    'request_welcome',
    {},
    {
      kind: 'notice',
      of: 'chat_opened',
      text: 'The customer opened the chat.',
    },
  ),
]
