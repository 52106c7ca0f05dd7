import { createHmac, timingSafeEqual } from 'node:crypto'

export function verify(
  secret: string,
  headers: Record<string, string | string[] | undefined>,
  body: string,
  now = Date.now() / 1000,
): boolean {
  const named = ['id', 'timestamp', 'signature'].map((name) => String(headers[`webhook-${name}`]))
  const [id, timestamp, signatures = ''] = named
  if (!(Math.abs(now - Number(timestamp)) <= 300)) return false
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const expected = Buffer.from(
    `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')}`,
  )
  return signatures.split(' ').some((each) => {
    const given = Buffer.from(each)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
