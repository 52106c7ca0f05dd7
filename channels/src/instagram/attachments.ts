import type { Said } from '@parley/core/domain/channel-event.ts'
import type { Media, MediaKind, Share } from '@parley/core/domain/content.ts'
import type { FileSource } from '@parley/core/domain/file.ts'

import { address, fileAt } from '../kit/file.ts'
import { identifier, record, words, type Fields } from '../kit/json.ts'
import { readCards } from './cards.ts'

/** What is attached ("Webhooks: messages", `attachments`); null if any of it cannot be shown. */
export function readAttachments(attachments: readonly Fields[], text: string | null): Said | null {
  const all = once(attachments)
  const [only] = all
  if (only && all.length === 1) return readOne(only, text)
  const items = all.map((each) => readMedia(each, null)).filter((media) => media !== null)
  return items.length === all.length && items.length > 0 ? { kind: 'album', items, caption: text } : null
}

export function typeOf(attachment: unknown): string {
  return identifier(record(attachment)?.['type']) ?? 'unknown'
}

/** While Instagram moves on, posts and stickers come twice, in the older form and in the newer one. */
function once(attachments: readonly Fields[]): readonly Fields[] {
  const types = new Set(attachments.map(typeOf))
  if (types.has('ig_post')) return attachments.filter((each) => typeOf(each) !== 'share')
  if (!types.has('sticker')) return attachments
  const shown = attachments.filter((each) => isSticker(each) && payloadOf(each)['url'] !== undefined)
  return shown.length > 0 ? shown.slice(0, 1) : attachments
}

function isSticker(attachment: Fields): boolean {
  return typeOf(attachment) === 'sticker' || payloadOf(attachment)['sticker_id'] !== undefined
}

function readOne(attachment: Fields, text: string | null): Said | null {
  const type = typeOf(attachment)
  const of = shares.get(type)
  if (of) return readShare(of, attachment, text)
  if (type === 'template') return text === null ? readCards(payloadOf(attachment)) : null
  if (type === 'like_heart') return text === null ? { kind: 'heart' } : null
  return readMedia(attachment, text)
}

function readMedia(attachment: Fields, caption: string | null): Media<FileSource> | null {
  const kind = isSticker(attachment) ? 'sticker' : kinds.get(typeOf(attachment))
  const file = fileAt(payloadOf(attachment)['url'])
  return kind && file ? { kind, file, caption } : null
}

/** The apps of Instagram send no sound but what is recorded in them. */
const kinds: ReadonlyMap<string, MediaKind> = new Map<string, MediaKind>([
  ['image', 'image'],
  ['video', 'video'],
  ['audio', 'voice'],
  ['file', 'document'],
])

const shares: ReadonlyMap<string, Share['of']> = new Map<string, Share['of']>([
  ['share', 'post'],
  ['ig_post', 'post'],
  ['media', 'post'],
  ['ig_reel', 'reel'],
  ['reel', 'reel'],
  ['ig_story', 'story'],
  ['story', 'story'],
  ['story_mention', 'story_mention'],
  ['fallback', 'link'],
])

/**
 * The address of a post or reel may be that of its bytes or of its page. Stories may be shown as long as they last, and
 * not be kept ("Platform Terms").
 */
function readShare(of: Share['of'], attachment: Fields, text: string | null): Said | null {
  const payload = payloadOf(attachment)
  const url = address(payload['url'] ?? payload['link'] ?? attachment['url'])
  const said = [text, words(payload['title'] ?? attachment['title'])].filter((part) => part != null)
  if (url === undefined && said.length === 0) return null
  const title = said.length === 0 ? null : said.join('\n')
  const isBytes = (of === 'post' || of === 'reel') && url !== undefined && !page.test(url)
  return { kind: 'share', of, title, url: isBytes ? null : (url ?? null), file: isBytes ? fileAt(url) : null }
}

const page = /^https?:\/\/(www\.)?instagram\.com\//i

function payloadOf(attachment: Fields): Fields {
  return record(attachment['payload']) ?? {}
}
