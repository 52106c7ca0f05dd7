import { instagram } from '@parley/channels/instagram'
import { whatsapp } from '@parley/channels/whatsapp'
import type { Channel } from '@parley/core/ports/channel.ts'

/** The channels of this hub. Apart from the wiring, for the thread that reads large webhooks needs nothing else. */
export const channels: ReadonlyMap<string, Channel> = new Map(
  [whatsapp, instagram].map((channel) => [channel.name, channel]),
)
