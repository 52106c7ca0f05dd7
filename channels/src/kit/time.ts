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

/** The day of a time in UTC, as people write it everywhere: `2025-06-08` (Howard Hinnant, "chrono-compatible dates"). */
export function dayOf(ms: number): string {
  const days = Math.floor(ms / 86_400_000) + 719_468
  const era = Math.floor(days / 146_097)
  const ofEra = days - era * 146_097
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  )
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100))
  const monthFromMarch = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  return [year + era * 400 + (month <= 2 ? 1 : 0), pad(month), pad(day)].join('-')
}

function pad(number: number): string {
  return String(number).padStart(2, '0')
}

const digits = /^\d{1,16}$/

/** The last moment that JavaScript's dates can name. */
const latest = 8.64e15
