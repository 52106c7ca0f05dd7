import type { Channel } from '@parley/core/ports/channel.ts'
import type { Reading } from '@parley/core/ports/reader.ts'

import { parseExactly } from './exact-json.ts'

/** What a body tells the one of these channels that it is for, at once. */
export function readBody(channels: readonly Channel[], body: Uint8Array, cameAt: number): Reading {
  const json = read(body)
  const channel = channelOf(channels, json)
  if (!channel) return keptWhole(body, 'The body is not JSON of a known channel.')
  return { channel: channel.name, parsed: channel.parse(json, cameAt) }
}

export function keptWhole(body: Uint8Array, detail: string): Reading {
  return { channel: '', parsed: { events: [], rest: [asRest(body, detail)] } }
}

export function asRest(body: Uint8Array, detail: string): Reading['parsed']['rest'][number] {
  // What is no text becomes U+FFFD; NUL, too, which no database keeps.
  return { reason: 'malformed', detail, raw: text.decode(body).replaceAll('\0', '\uFFFD') }
}

const text = new TextDecoder()

function read(body: Uint8Array): unknown {
  try {
    return parseExactly(text.decode(body))
  } catch {
    return undefined
  }
}

function channelOf(channels: readonly Channel[], json: unknown): Channel | undefined {
  const object = typeof json === 'object' && json !== null && 'object' in json ? json.object : undefined
  return channels.find((channel) => typeof object === 'string' && channel.objects.includes(object))
}
