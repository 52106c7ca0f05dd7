import type { HttpCall, Outcome, Reply } from '@parley/core/domain/call.ts'
import type { Uploading } from '@parley/core/ports/media.ts'
import type { Sender } from '@parley/core/ports/sender.ts'

/**
 * The call that gets the bytes at an address. The token goes along if the address is one of these hosts (or a name below
 * them), or of the API itself, and nowhere else.
 */
export function getBytes(url: string, account: Sender, hosts: readonly string[]): HttpCall {
  const headers = isTheirs(url, account, hosts) ? { authorization: `Bearer ${account.token}` } : {}
  return { method: 'GET', url, headers, body: null }
}

function isTheirs(url: string, { baseUrl }: Sender, hosts: readonly string[]): boolean {
  if (!URL.canParse(url)) return false
  const { origin, protocol, hostname } = new URL(url)
  if (origin === new URL(baseUrl).origin) return true
  return protocol === 'https:' && hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`))
}

/** An answer that says nothing certain of an upload is no reason to give up: what nobody names, nobody sees. */
export function repeatable(outcome: Outcome, reply: Reply): Outcome {
  if (outcome.kind !== 'lost' || reply.kind !== 'answer') return outcome
  const { detail } = outcome
  return { kind: 'refused', class: 'transient', channelCode: null, detail, retryAfterMs: null }
}

/** A name in ASCII, with the ending that the type has: platforms refuse others, or judge a file by it. */
export function plainName({ name, type }: Uploading): string {
  const ending = endings[type] ?? type.slice(type.indexOf('/') + 1).replace(/[^a-z0-9]/g, '')
  const stem = (name ?? '')
    .normalize('NFKD')
    .replace(/\.[A-Za-z0-9]{1,5}$/, '')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/^[._]+|_+$/g, '')
    .slice(0, 100)
  return `${stem || 'file'}.${ending}`
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'video/3gpp': '3gp',
  'video/quicktime': 'mov',
  'video/x-msvideo': 'avi',
  'text/plain': 'txt',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
}
