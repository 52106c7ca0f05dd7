import { channelConformance } from '../conformance/channel-conformance.ts'
import { instagram } from './index.ts'
import { messageSamples } from './samples/messages.ts'
import { setAsideSamples } from './samples/set-aside.ts'
import { unsupportedSamples } from './samples/unsupported.ts'

channelConformance(instagram, {
  samples: [...messageSamples, ...unsupportedSamples, ...setAsideSamples],
  lists: ['entry', 'messaging', 'standby', 'changes'],
  customer: ['igsid:1597320944629412'],
  address: '1597320944629412',
  accepted: (id) => JSON.stringify({ recipient_id: '1597320944629412', message_id: id }),
  handed: (attachment_id) => JSON.stringify({ attachment_id }),
  introduced: (id, name) => JSON.stringify({ user_id: id, username: name }),
})
