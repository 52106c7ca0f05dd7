import { isDeepStrictEqual } from 'node:util'

import type { ChannelEvent } from '@parley/core/domain/channel-event.ts'
import type { Person } from '@parley/core/domain/customer.ts'
import type { FileSource } from '@parley/core/domain/file.ts'
import { filesOf } from '@parley/core/domain/files-within.ts'
import type { Parsed } from '@parley/core/ports/channel.ts'

import { toRaw } from '../kit/raw.ts'

/** What is wrong with what was read, whatever it was read from; nothing, for a channel that keeps its promises. */
export function flawsOf({ events, rest }: Parsed): readonly string[] {
  const unordered = events.some((event, index) => event.at < (events[index - 1]?.at ?? 0))
  return [
    ...(unordered ? ['The events are not in the order of their time.'] : []),
    ...events.flatMap((event) =>
      eventFlaws(event).map((flaw) => `${flaw} ${JSON.stringify(event).slice(0, 300)}`),
    ),
    ...rest.flatMap(({ detail, raw }) => [
      ...(detail.endsWith('.') || detail.length > 200 ? [] : [`No sentence: ${detail}`]),
      ...(isJson(raw) ? [] : ['What was kept is no JSON.']),
    ]),
  ]
}

function eventFlaws(event: ChannelEvent): readonly string[] {
  const text = JSON.stringify(event)
  const checks: readonly (readonly [boolean, string])[] = [
    [id.test(event.accountKey), 'The account key is no id.'],
    [id.test(event.externalId), 'The external id is no id.'],
    [event.business === undefined || id.test(event.business), 'The business is no id.'],
    [Number.isSafeInteger(event.at) && event.at > 0, 'The time is none.'],
    [isDeepStrictEqual(JSON.parse(text), event), 'It does not survive JSON.'],
    [!unkeepable.test(text), 'It has characters that no database keeps.'],
  ]
  const own = [...personsOf(event).flatMap(personFlaws), ...saidFlaws(event), ...newsFlaws(event)]
  return [...checks.filter(([fine]) => !fine).map(([, flaw]) => flaw), ...own]
}

const id = /^[\x21-\x7e]{1,512}$/

/** NUL or half a surrogate pair, as JSON writes them; a JSON text inside of the JSON has one more backslash. */
const unkeepable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/

function personsOf(event: ChannelEvent): readonly Person[] {
  if (event.kind === 'message') return [event.from]
  if (event.kind === 'echo') return [event.to]
  return 'person' in event && event.person ? [event.person] : []
}

function personFlaws({ identities, name, username }: Person): readonly string[] {
  const known = identities.length > 0 && new Set(identities).size === identities.length
  const written = identities.every((identity) => /^[a-z]+:[\x21-\x7e]+$/.test(identity))
  return [
    ...(known && written ? [] : ['A person has no proper identities.']),
    ...(name === '' || username === '' ? ['A person has an empty name.'] : []),
  ]
}

function saidFlaws(event: ChannelEvent): readonly string[] {
  if (!('content' in event)) return []
  const { content } = event
  const flaws = filesOf(content).flatMap(fileFlaws)
  if (content.kind === 'unsupported' && !isJson(content.raw))
    flaws.push('What is kept as it came is no JSON.')
  if (content.kind === 'form' && !isObject(content.data)) flaws.push('The data of a form are no object.')
  if (content.kind === 'text' && content.text === '') flaws.push('A text is empty.')
  if ((content.kind === 'choice' || content.kind === 'notice') && content.text === '')
    flaws.push('Nothing is said.')
  if (
    content.kind === 'location' &&
    !(Math.abs(content.latitude) <= 90 && Math.abs(content.longitude) <= 180)
  )
    flaws.push('The place is not on this earth.')
  if (content.kind === 'album' && content.items.length < 2) flaws.push('An album has one file.')
  return flaws
}

function fileFlaws({ id: own, url, sha256 }: FileSource): string[] {
  const flaws: string[] = []
  if (own === null && url === null) flaws.push('A file is nowhere.')
  if (url !== null && !/^https?:\/\/\S+$/i.test(url)) flaws.push('The address of a file is none.')
  if (sha256 !== null && !/^[0-9a-f]{64}$/.test(sha256)) flaws.push('The hash of a file is none.')
  return flaws
}

function newsFlaws(event: ChannelEvent): readonly string[] {
  if (event.kind === 'identity' && event.previous.some((old) => event.person.identities.includes(old)))
    return ['An identity is there and gone at once.']
  if (event.kind !== 'account') return []
  const { news } = event
  if (news.kind === 'health' && (news.topic === '' || news.detail === '')) return ['The news says nothing.']
  if (news.kind === 'history' && !(news.progress >= 0 && news.progress <= 100))
    return ['The progress is none.']
  return []
}

function isObject(text: string): boolean {
  const value: unknown = isJson(text) ? JSON.parse(text) : null
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isJson(text: string): boolean {
  try {
    return toRaw(JSON.parse(text)) !== ''
  } catch {
    return false
  }
}
