import type { Abilities } from '../abilities.ts'
import type { Album, Content, Media } from '../content.ts'
import { splitText } from '../split-text.ts'
import { measure, type TextLimit } from '../text-limit.ts'

type Can = Pick<Abilities, 'text' | 'sends'>

/**
 * What the channel needs several messages for, as those messages: a text beyond the limit, a caption where there is none,
 * an album where files go one by one. In their order; one content in any other case.
 */
export function partsOf<F>(content: Content<F>, can: Can): readonly Content<F>[] {
  switch (content.kind) {
    case 'text':
      return fits(content.text, can.text)
        ? [content]
        : splitText(content.text, can.text).map((text) => ({ ...content, text }))
    case 'album':
      return partsOfAlbum(content, can)
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return partsOfMedia(content, can)
    default:
      return [content]
  }
}

function partsOfMedia<F>(media: Media<F>, can: Can): readonly Content<F>[] {
  const limits = can.sends[media.kind]
  if (media.caption === null || !limits || (limits.caption && fits(media.caption, limits.caption)))
    return [media]
  return [{ ...media, caption: null }, ...said<F>([media.caption], can)]
}

function partsOfAlbum<F>({ items, caption }: Album<F>, can: Can): readonly Content<F>[] {
  const limits = can.sends.album
  if (!limits || !items.every(({ kind }) => limits.of.includes(kind)))
    return items.flatMap((item, index) =>
      partsOfMedia({ ...item, caption: item.caption ?? (index === 0 ? caption : null) }, can),
    )
  const bare = items.map((item) => ({ ...item, caption: null }))
  const albums = chunks(bare, limits.most).map(([first, ...more]): Content<F> | undefined =>
    first && more.length > 0 ? { kind: 'album', items: [first, ...more], caption: null } : first,
  )
  const captions = [caption, ...items.map((item) => item.caption)].filter((each) => each !== null)
  return [...albums.filter((each) => each !== undefined), ...said<F>(captions, can)]
}

/** Captions as texts of their own. */
function said<F>(captions: readonly string[], can: Can): readonly Content<F>[] {
  return captions.flatMap((text) => partsOf<F>({ kind: 'text', text }, can))
}

function fits(text: string, { max, unit }: TextLimit): boolean {
  return measure(text, unit) <= max
}

function chunks<T>(all: readonly T[], most: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / most) }, (_, index) =>
    all.slice(index * most, (index + 1) * most),
  )
}
