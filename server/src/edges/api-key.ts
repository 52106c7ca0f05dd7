import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const pattern = /^ply_live_([0-9A-Za-z]{22})([0-9A-Za-z]{6})$/

/** `ply_live_`, 128 random bits in 22 digits, and their CRC-32 in 6: secret scanners find it, and a typo is seen at once. */
export function newSecret(): string {
  const random = base62(BigInt(`0x${randomBytes(16).toString('hex')}`), 22)
  return `ply_live_${random}${checksum(random)}`
}

/** Whether it can be a secret of ours at all. */
export function isSecret(text: string): boolean {
  const [, random, sum] = pattern.exec(text) ?? []
  return random !== undefined && sum === checksum(random)
}

export function sha256Hex(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function checksum(text: string): string {
  return base62(BigInt(crc32(text)), 6)
}

function base62(value: bigint, length: number): string {
  let rest = value
  let text = ''
  while (text.length < length) {
    text = digits[Number(rest % 62n)] + text
    rest /= 62n
  }
  return text
}
