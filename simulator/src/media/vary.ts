import { sampleBytes, samples, type SampleName } from './samples.ts'

export interface Variation {
  readonly sample: SampleName
  /** The same number gives the same bytes, another one others. */
  readonly seed: number
  /** How many bytes at least; the sample's own length is the least there is. */
  readonly size?: number | undefined
}

/** The sample with the seed (and as much filling as asked for) where its format lets one write what nobody sees. */
export function vary({ sample, seed, size = 0 }: Variation): Buffer {
  const bytes = sampleBytes(sample)
  const note = Buffer.from(`seed ${seed}`, 'latin1')
  const filling = Buffer.alloc(Math.max(note.length, size - bytes.length))
  note.copy(filling)
  return hiders[samples[sample]](bytes, filling)
}

type Hide = (bytes: Buffer, filling: Buffer) => Buffer

const behind: Hide = (bytes, filling) => Buffer.concat([bytes, filling])

/** JPEG comments, an MP4 "free" box, a PDF comment; what the other formats have behind their end is ignored. */
const hiders: Readonly<Record<(typeof samples)[SampleName], Hide>> = {
  'image/jpeg': (bytes, filling) =>
    Buffer.concat([bytes.subarray(0, 2), ...comments(filling), bytes.subarray(2)]),
  'video/mp4': (bytes, filling) => Buffer.concat([bytes, freeBox(filling)]),
  'audio/mp4': (bytes, filling) => Buffer.concat([bytes, freeBox(filling)]),
  'application/pdf': (bytes, filling) =>
    Buffer.concat([bytes, Buffer.from('%'), filling.map((byte) => (byte === 0 ? 0x20 : byte))]),
  'image/png': behind,
  'image/gif': behind,
  'image/webp': behind,
  'audio/mpeg': behind,
  'audio/ogg; codecs=opus': behind,
}

const commentBytes = 65_533

function comments(filling: Buffer): Buffer[] {
  const parts: Buffer[] = []
  for (let at = 0; at < filling.length; at += commentBytes) {
    const part = filling.subarray(at, at + commentBytes)
    const head = Buffer.from([0xff, 0xfe, 0, 0])
    head.writeUInt16BE(part.length + 2, 2)
    parts.push(head, part)
  }
  return parts
}

function freeBox(filling: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(filling.length + 8)
  head.write('free', 4, 'latin1')
  return Buffer.concat([head, filling])
}
