import type { Account } from '../account.ts'
import { nothing, type Decision } from '../change.ts'
import type { ChannelEvent } from '../channel-event.ts'
import type { Moment } from '../ids.ts'
import { receiveHealth } from './receive-account.ts'

/**
 * What an event proves to be over: an account that gets messages may see them, and one whose sends arrive has got over what
 * the platform reported as an error. The platform itself says neither.
 */
export function relief(event: ChannelEvent, account: Account, moment: Moment): Decision {
  const topic = provenBy(event)
  const line = account.health?.find((one) => one.topic === topic)
  if (topic === null || !line || line.level === 'fine') return nothing
  const news = { kind: 'health', topic, level: 'fine', detail: over[topic] } as const
  return receiveHealth(account, news, event.at, moment)
}

const over = {
  access: 'Messages come in again.',
  errors: 'Messages are delivered again.',
} as const

function provenBy(event: ChannelEvent): keyof typeof over | null {
  if (event.kind === 'message') return 'access'
  return event.kind === 'status' && event.status !== 'failed' ? 'errors' : null
}
