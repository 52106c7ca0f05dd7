import { crc32 } from 'node:zlib'

import { withComment } from './ogg.ts'
import { sampleBytes, samples, type SampleName } from './samples.ts'

export interface Variation {
  readonly sample: SampleName
  /** The same number gives the same bytes, another one others. */
  readonly seed: number
  /** How many bytes at least; the sample's own length is the least there is. */
  readonly size?: number | undefined
}

/** The sample with the seed (and as much filling as asked for) where its format has room for what nobody sees. */
export function vary({ sample, seed, size = 0 }: Variation): Buffer {
  const bytes = sampleBytes(sample)
  const note = Buffer.from(`SEED=${seed} `, 'latin1')
  const wanted = size > bytes.length ? size - bytes.length + replacedBytes : 0
  const filling = Buffer.alloc(Math.max(note.length, wanted), ' ')
  note.copy(filling)
  return hiders[samples[sample]](bytes, filling)
}

/** More than any comment of a sample that makes room for the new one. */
const replacedBytes = 128

type Hide = (bytes: Buffer, filling: Buffer) => Buffer

/** Comments, "free" boxes, private frames; whoever reads a WebP stops at its end. */
const hiders: Readonly<Record<(typeof samples)[SampleName], Hide>> = {
  'image/jpeg': (bytes, filling) =>
    Buffer.concat([bytes.subarray(0, 2), ...jpegComments(filling), bytes.subarray(2)]),
  'image/png': (bytes, filling) => before(bytes, pngEndBytes, pngChunk(filling)),
  'image/gif': (bytes, filling) => before(bytes, 1, gifComment(filling)),
  'image/webp': (bytes, filling) => Buffer.concat([bytes, filling]),
  'video/mp4': (bytes, filling) => Buffer.concat([bytes, freeBox(filling)]),
  'audio/mp4': (bytes, filling) => Buffer.concat([bytes, freeBox(filling)]),
  'audio/mpeg': (bytes, filling) => Buffer.concat([id3(filling), bytes.subarray(id3Bytes(bytes))]),
  'audio/ogg; codecs=opus': withComment,
  'application/pdf': (bytes, filling) => Buffer.concat([bytes, Buffer.from('%'), filling, Buffer.from('\n')]),
}

function before(bytes: Buffer, end: number, part: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, -end), part, bytes.subarray(-end)])
}

function pieces(filling: Buffer, most: number): Buffer[] {
  return Array.from({ length: Math.ceil(filling.length / most) }, (_, at) =>
    filling.subarray(at * most, (at + 1) * most),
  )
}

function jpegComments(filling: Buffer): Buffer[] {
  return pieces(filling, 65_533).flatMap((piece) => {
    const head = Buffer.from([0xff, 0xfe, 0, 0])
    head.writeUInt16BE(piece.length + 2, 2)
    return [head, piece]
  })
}

/** The chunk IEND with its length and its sum. */
const pngEndBytes = 12

function pngChunk(filling: Buffer): Buffer {
  const content = Buffer.concat([Buffer.from('tEXtComment\0', 'latin1'), filling])
  return Buffer.concat([number(content.length - 4), content, number(crc32(content))])
}

function gifComment(filling: Buffer): Buffer {
  const blocks = pieces(filling, 255).flatMap((piece) => [Buffer.from([piece.length]), piece])
  return Buffer.concat([Buffer.from([0x21, 0xfe]), ...blocks, Buffer.from([0])])
}

function freeBox(filling: Buffer): Buffer {
  return Buffer.concat([number(filling.length + 8), Buffer.from('free', 'latin1'), filling])
}

/** A tag of ID3v2.4 with a private frame; its lengths have seven bits a byte. */
function id3(filling: Buffer): Buffer {
  const frame = Buffer.concat([
    Buffer.from('PRIV', 'latin1'),
    sevens(filling.length + 1),
    Buffer.alloc(3),
    filling,
  ])
  return Buffer.concat([Buffer.from('ID3\u0004\0\0', 'latin1'), sevens(frame.length), frame])
}

/** How long the tag is that the file begins with. */
function id3Bytes(bytes: Buffer): number {
  return 10 + bytes.subarray(6, 10).reduce((sum, seven) => sum * 128 + seven, 0)
}

function sevens(value: number): Buffer {
  return Buffer.from([21, 14, 7, 0].map((shift) => (value >>> shift) & 0x7f))
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
