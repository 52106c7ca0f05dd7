import type { Kind, Thread } from './answers.ts'
import type { Does } from './asked.ts'
import type { IconName } from './strokes.ts'

type Standing = Pick<Thread, 'blocked' | 'marketingStopped'>

/** Something that a customer does beside writing, one webhook after the other. */
export interface Deed {
  readonly label: string
  readonly icon: IconName
  readonly on: readonly Kind[]
  readonly does: readonly Does[]
}

/** What the phone's menu has, as the conversation stands; `fresh` makes ids and numbers that nobody has. */
export function deedsOf({ blocked, marketingStopped }: Standing, fresh: () => string): Deed[] {
  const callId = `wacid.${fresh()}`
  const ring: Does = { kind: 'call', event: 'connect', callId }
  return [
    {
      label: 'Call and talk for 42 s',
      icon: 'call',
      on: ['whatsapp'],
      does: [ring, { kind: 'call', event: 'terminate', callId, seconds: 42 }],
    },
    {
      label: 'Call, nobody answers',
      icon: 'missed',
      on: ['whatsapp'],
      does: [ring, { kind: 'call', event: 'terminate', callId }],
    },
    {
      label: 'Change the phone number',
      icon: 'number',
      on: ['whatsapp'],
      does: [{ kind: 'number', phone: `1555${fresh()}` }],
    },
    { label: 'Set up a new phone', icon: 'phone', on: ['whatsapp'], does: [{ kind: 'identity' }] },
    {
      label: marketingStopped ? 'Resume offers' : 'Stop offers',
      icon: 'mute',
      on: ['whatsapp'],
      does: [{ kind: 'preference', value: marketingStopped ? 'resume' : 'stop' }],
    },
    { label: 'Come by an ig.me link', icon: 'link', on: ['instagram'], does: [{ kind: 'referral' }] },
    {
      label: blocked ? 'Unblock the business' : 'Block the business',
      icon: 'block',
      on: ['whatsapp', 'instagram'],
      does: [{ kind: 'block', blocked: !blocked }],
    },
  ]
}
