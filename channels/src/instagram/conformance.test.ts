import { channelConformance } from '../conformance/channel-conformance.ts'
import { instagram } from './index.ts'
import { lists, samples } from './samples/all.ts'
import { heavySamples } from './samples/heavy.ts'

channelConformance(instagram, {
  samples,
  heavies: heavySamples,
  lists,
  customer: ['igsid:1597320944629412'],
  address: '1597320944629412',
  accepted: (id) => JSON.stringify({ recipient_id: '1597320944629412', message_id: id }),
  handed: (attachment_id) => JSON.stringify({ attachment_id }),
  introduced: (id, name) => JSON.stringify({ user_id: id, username: name }),
})
