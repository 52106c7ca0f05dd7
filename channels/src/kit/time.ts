/**
 * Milliseconds since 1970. Meta gives seconds as text (WhatsApp), milliseconds as numbers (Instagram), and now and
 * then the one where the other is documented; above 1e11 it is milliseconds (the year 5138 in seconds).
 */
export function timeOf(value: unknown): number | undefined {
  const time = typeof value === 'string' && digits.test(value) ? Number(value) : value
  if (typeof time !== 'number') return undefined
  const ms = Math.trunc(time > 1e11 ? time : time * 1000)
  return ms > 0 && ms <= latest ? ms : undefined
}

const digits = /^\d{1,16}$/

/** The last moment that JavaScript's dates can name. */
const latest = 8.64e15
