import { channelConformance } from '../conformance/channel-conformance.ts'
import { whatsapp } from './index.ts'
import { lists, samples } from './samples/all.ts'
import { heavySamples } from './samples/heavy.ts'

channelConformance(whatsapp, {
  samples,
  heavies: heavySamples,
  lists,
  customer: ['bsuid:US.13491208655302741918', 'phone:16505551234'],
  address: '+1 650 555 1234',
  accepted: (id) => JSON.stringify({ messaging_product: 'whatsapp', messages: [{ id }] }),
  handed: (id) => JSON.stringify({ id }),
  introduced: (id, name) =>
    JSON.stringify({ id, verified_name: name, display_phone_number: '+1 650-555-1234' }),
})
