import { open } from 'node:fs/promises'

import { fileTypeFromFile } from 'file-type'

/**
 * What a file's content proves it to be, without parameters. Where the content leaves it open (plain text, the old
 * formats of Office), what was claimed decides among what is possible.
 */
export async function typeOf(path: string, claimed: string | null): Promise<string> {
  const said = (claimed ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  const known = (await fileTypeFromFile(path))?.mime.split(';')[0]
  if (known === 'application/x-cfb') return oldOffice.has(said) ? said : known
  if (known !== undefined && known !== 'application/xml') return sameAs[known] ?? known
  return typeOfText(await beginning(path), said)
}

const oldOffice = new Set(['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'])

/** One name for each type: the one that the channels' documentation uses. */
const sameAs: Readonly<Record<string, string>> = {
  'audio/x-m4a': 'audio/mp4',
  'audio/m4a': 'audio/mp4',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/x-wav': 'audio/wav',
  'audio/opus': 'audio/ogg',
  'application/ogg': 'audio/ogg',
  'video/x-m4v': 'video/mp4',
  'audio/amr-wb': 'audio/amr',
}

/** Text that is safe to be called what somebody said; a page or a drawing with scripts is called what it is. */
const plain = new Set([
  'text/csv',
  'text/plain',
  'text/vcard',
  'text/calendar',
  'text/markdown',
  'application/json',
])

function typeOfText(bytes: Uint8Array, said: string): string {
  if (bytes.includes(0)) return 'application/octet-stream'
  const text = new TextDecoder('utf-8').decode(bytes)
  if (text.includes('\uFFFD') && !text.endsWith('\uFFFD')) return 'application/octet-stream'
  const start = text.trimStart().slice(0, 1_000).toLowerCase()
  if (/^(<!doctype html|<html|<head|<body|<script)/.test(start)) return 'text/html'
  if (start.includes('<svg')) return 'image/svg+xml'
  if (start.startsWith('<?xml')) return start.includes('<html') ? 'text/html' : 'application/xml'
  return plain.has(said) ? said : 'text/plain'
}

async function beginning(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8_192), 0, 8_192, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
