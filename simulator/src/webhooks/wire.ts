import { createHmac } from 'node:crypto'

/**
 * JSON as Meta writes it: everything beyond ASCII as \uXXXX in small letters, every slash as \/. The signature is
 * made over these bytes, so whoever parses and prints the body again before checking finds it wrong
 * (Graph API docs, "Webhooks: Validating payloads").
 */
export function wireBytes(body: object): Buffer {
  const escaped = JSON.stringify(body)
    .replaceAll(/[\u007f-\uffff]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('/', String.raw`\/`)
  return Buffer.from(escaped, 'latin1')
}

/** The headers of a webhook POST; the SHA-1 one is Meta's legacy. */
export function wireHeaders(body: Buffer, appSecret: string): Record<string, string> {
  const sign = (hash: string) => `${hash}=${createHmac(hash, appSecret).update(body).digest('hex')}`
  return {
    accept: '*/*',
    'content-type': 'application/json',
    'user-agent': 'facebookexternalua',
    'x-hub-signature': sign('sha1'),
    'x-hub-signature-256': sign('sha256'),
  }
}
