import type { Channel } from '@parley/core/ports/channel.ts'
import { describe } from 'vitest'

import { keepsCheckingPromises } from './checking.ts'
import type { Evidence } from './evidence.ts'
import { keepsHarmPromises } from './harm-promises.ts'
import { keepsMediaPromises } from './media.ts'
import { keepsReadingPromises } from './reading.ts'
import { keepsSendingPromises } from './sending.ts'
import { keepsSignaturePromises } from './signature.ts'
import { keepsUpkeepPromises } from './upkeep.ts'
import { keepsWeightPromises } from './weight.ts'

/** What every channel promises. A channel signs by calling this in a test of its own. */
export function channelConformance(channel: Channel, evidence: Evidence): void {
  describe(`${channel.label} keeps a channel's promises`, () => {
    keepsSignaturePromises(channel)
    keepsReadingPromises(channel, evidence)
    keepsHarmPromises(channel, evidence)
    keepsWeightPromises(channel, evidence)
    keepsSendingPromises(channel, evidence)
    keepsCheckingPromises(channel, evidence)
    keepsMediaPromises(channel, evidence)
    keepsUpkeepPromises(channel)
  })
}
