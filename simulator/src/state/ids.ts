import { createHash } from 'node:crypto'

import type { Random } from '../chaos.ts'

/** A WhatsApp message id: base64 of a small binary record that holds the customer's number. */
export function wamid(customer: string, direction: 'inbound' | 'outbound', random: Random): string {
  const name = Buffer.from(customer, 'latin1')
  const tail = Buffer.from(letters('0123456789ABCDEF', 20, random), 'latin1')
  const way = direction === 'inbound' ? 0x12 : 0x11
  const record = [Uint8Array.of(0x1c, 0x18, name.length), name, Uint8Array.of(0x15, 2, 0, way, 0x18, 0x14)]
  return `wamid.${Buffer.concat([...record, tail, Uint8Array.of(0)]).toString('base64')}`
}

/** An Instagram message id: long, base64-like, to be compared as a whole. */
export function mid(igId: string, customer: string, random: Random): string {
  const number = letters('0123456789', 39, random)
  const item = Buffer.from(`${igId}:${customer}:${number}:${letters('0123456789', 35, random)}`, 'latin1')
  return `aWdfZAG1faXRlbToxOklHTWVzc2FnZUlEOj${item.toString('base64url')}ZD`
}

/** The id for the support team that Meta puts into every error. */
export function traceId(random: Random): string {
  return `A${letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', 22, random)}`
}

/** A long-lived token of an Instagram account. */
export function accessToken(random: Random): string {
  return `IGAA${letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', 160, random)}`
}

/** The id of a file, a template, a call: 16 digits. */
export function handleNumber(random: Random): string {
  return `1${letters('0123456789', 15, random)}`
}

/** What an upload is called until it is whole; it carries a signature as if it were a query. */
export function uploadName(random: Random): string {
  const name = Buffer.from(`1:attachment:${letters('0123456789abcdef', 32, random)}?`).toString('base64')
  return `upload:${name}?sig=AR${letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', 17, random)}`
}

/** What a whole upload is called. */
export function uploadHandle(type: string, random: Random): string {
  const tail = letters('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-', 60, random)
  return `4::${Buffer.from(type).toString('base64')}:AR${tail}`
}

/** A number of 16 digits that one business knows a person by: always the same, different for every scope. */
export function scopedNumber(scope: string, id: string): string {
  const digest = createHash('sha256').update(`${scope} ${id}`).digest()
  return String(1_000_000_000_000_000n + (digest.readBigUInt64BE() % 8_999_999_999_999_999n))
}

function letters(alphabet: string, count: number, random: Random): string {
  let word = ''
  for (let left = count; left > 0; left -= 1) word += alphabet[Math.floor(random() * alphabet.length)]
  return word
}
