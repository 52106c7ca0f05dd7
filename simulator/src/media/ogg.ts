/** An Opus file with a comment of these bytes in its tags (RFC 3533, "Ogg"; RFC 7845, "Ogg Opus"). */
export function withComment(file: Buffer, comment: Buffer): Buffer {
  const [first, , ...rest] = pagesOf(file)
  if (!first) return file
  const tags = tagPages(Buffer.concat([...tagHead(comment.length), comment]), first)
  const moved = rest.map((page, at) => numbered(page, tags.length + 1 + at))
  return Buffer.concat([first, ...tags, ...moved])
}

const headBytes = 27
const mostSegments = 255

function pagesOf(file: Buffer): Buffer[] {
  const pages: Buffer[] = []
  for (let at = 0; at < file.length;) {
    const segments = file[at + headBytes - 1] ?? 0
    const lengths = file.subarray(at + headBytes, at + headBytes + segments)
    const end = at + headBytes + segments + lengths.reduce((sum, length) => sum + length, 0)
    pages.push(file.subarray(at, end))
    at = end
  }
  return pages
}

function tagHead(length: number): Buffer[] {
  const vendor = Buffer.from('simulated')
  return [Buffer.from('OpusTags'), count(vendor.length), vendor, count(1), count(length)]
}

function count(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** One packet over as many pages as it needs; its last segment is shorter than 255. */
function tagPages(packet: Buffer, like: Buffer): Buffer[] {
  const segments = Math.floor(packet.length / 255) + 1
  const perPage = mostSegments * 255
  return Array.from({ length: Math.ceil(segments / mostSegments) }, (_, at) => {
    const data = packet.subarray(at * perPage, (at + 1) * perPage)
    const own = Math.min(mostSegments, segments - at * mostSegments)
    const lengths = Buffer.alloc(own, 255)
    if (data.length < own * 255) lengths[own - 1] = data.length - (own - 1) * 255
    const head = Buffer.from(like.subarray(0, headBytes))
    head[5] = at === 0 ? 0 : 1
    head[headBytes - 1] = own
    return numbered(Buffer.concat([head, lengths, data]), at + 1)
  })
}

function numbered(page: Buffer, sequence: number): Buffer {
  const copy = Buffer.from(page)
  copy.writeUInt32LE(sequence, 18)
  copy.writeUInt32LE(0, 22)
  copy.writeUInt32LE(checksum(copy), 22)
  return copy
}

/** CRC-32 with the polynomial 0x04c11db7, most significant bit first, from zero. */
function checksum(bytes: Buffer): number {
  let sum = 0
  for (const byte of bytes) sum = ((sum << 8) ^ (table[(sum >>> 24) ^ byte] ?? 0)) >>> 0
  return sum
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 24
  for (let bit = 0; bit < 8; bit += 1) sum = sum & 0x80000000 ? (sum << 1) ^ 0x04c11db7 : sum << 1
  return sum >>> 0
})
