import { channelConformance } from '../conformance/channel-conformance.ts'
import { whatsapp } from './index.ts'
import { echoSamples } from './samples/echoes.ts'
import { setAsideSamples } from './samples/set-aside.ts'
import { statusSamples } from './samples/statuses.ts'
import { textSamples } from './samples/text.ts'
import { typelessSample, unsupportedSamples } from './samples/unsupported.ts'

channelConformance(whatsapp, {
  samples: [
    ...textSamples,
    ...unsupportedSamples,
    typelessSample,
    ...statusSamples,
    ...echoSamples,
    ...setAsideSamples,
  ],
  lists: ['entry', 'changes', 'messages', 'message_echoes', 'statuses'],
  customer: ['bsuid:US.13491208655302741918', 'phone:16505551234'],
  address: '+1 650 555 1234',
  accepted: (id) => JSON.stringify({ messaging_product: 'whatsapp', messages: [{ id }] }),
  handed: (id) => JSON.stringify({ id }),
  introduced: (id, name) =>
    JSON.stringify({ id, verified_name: name, display_phone_number: '+1 650-555-1234' }),
})
