import { bareType, staticStickerBytes, type MediaRule } from './rules.ts'

/** What the bytes are, by how they begin; undefined where nothing tells. */
export function sniffed(bytes: Buffer): string | undefined {
  const head = bytes.subarray(0, 16).toString('latin1')
  return beginnings.find(([pattern]) => pattern.test(head))?.[1]
}

const beginnings: readonly (readonly [RegExp, string])[] = [
  [/^\xff\xd8\xff/, 'image/jpeg'],
  [/^\x89PNG/, 'image/png'],
  [/^GIF8/, 'image/gif'],
  [/^RIFF.{4}WEBP/s, 'image/webp'],
  [/^RIFF.{4}WAVE/s, 'audio/wav'],
  [/^.{4}ftypM4A/s, 'audio/mp4'],
  [/^.{4}ftyp3g/s, 'video/3gpp'],
  [/^.{4}ftypqt/s, 'video/quicktime'],
  [/^.{4}ftyp/s, 'video/mp4'],
  [/^OggS/, 'audio/ogg'],
  [/^ID3|^\xff[\xf2\xf3\xfb]/, 'audio/mpeg'],
  [/^\xff[\xf0\xf1\xf8\xf9]/, 'audio/aac'],
  [/^#!AMR/, 'audio/amr'],
  [/^.E\xdf\xa3/s, 'video/webm'],
  [/^%PDF/, 'application/pdf'],
  [/^\s*<(?:!doctype|html)/i, 'text/html'],
]

/** These share their containers, so the bytes alone do not tell them apart. */
const alike: readonly (readonly string[])[] = [
  ['audio/mp4', 'audio/x-m4a', 'video/mp4', 'video/quicktime', 'video/3gpp'],
  ['audio/ogg', 'video/ogg'],
  ['audio/wav', 'audio/x-wav'],
]

export type MediaFault = { readonly kind: 'type' | 'size' | 'content'; readonly details: string }

/** What Meta has against a file that is said to be of that type; undefined if nothing. */
export function mediaFault(bytes: Buffer, type: string, rule: MediaRule): MediaFault | undefined {
  const said = bareType(type)
  if (!rule.types.includes(said)) {
    return {
      kind: 'type',
      details: `Param file must be a file with one of the following types: ${rule.types.join(', ')}. Received file of type '${said}'.`,
    }
  }
  if (bytes.length > rule.most) {
    return { kind: 'size', details: `File size ${bytes.length} bytes is more than the ${rule.most} allowed.` }
  }
  const is = sniffed(bytes)
  const differs =
    is !== undefined && is !== said && !alike.some((set) => set.includes(is) && set.includes(said))
  if (differs) return { kind: 'content', details: `The file says ${said}, but it is ${is}.` }
  const details = codecFault(bytes, said)
  return details === undefined ? undefined : { kind: 'content', details }
}

/** Cloud API docs, "Media": Opus in one channel only; H.264 video only; stickers of 512 by 512. */
function codecFault(bytes: Buffer, type: string): string | undefined {
  if (type === 'audio/ogg') {
    const opus = bytes.subarray(0, 256).indexOf('OpusHead')
    if (opus < 0) return 'Only the Opus codec is supported in audio/ogg files.'
    return bytes[opus + 9] === 1 ? undefined : 'Only mono input is supported in audio/ogg files.'
  }
  if (type === 'video/mp4' && (bytes.includes('hvc1') || bytes.includes('hev1')))
    return 'Unsupported video codec. Only H.264 is supported.'
  return type === 'image/webp' ? stickerFault(bytes) : undefined
}

function stickerFault(bytes: Buffer): string | undefined {
  const isAnimated = bytes.includes('ANIM')
  return !isAnimated && bytes.length > staticStickerBytes
    ? `Static stickers may have ${staticStickerBytes} bytes, this one has ${bytes.length}.`
    : undefined
}
