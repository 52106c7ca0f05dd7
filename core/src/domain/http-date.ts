const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const imfFixdate = /^[A-Z][a-z]{2}, (\d{2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/

/** The time of an HTTP date (RFC 9110, 5.6.7: `Sun, 06 Nov 1994 08:49:37 GMT`) in milliseconds; null for anything else. */
export function httpDate(text: string): number | null {
  const parts = imfFixdate.exec(text)
  const month = months.indexOf(parts?.[2] ?? '') + 1
  if (!parts || month === 0) return null
  const [day, year, hour, minute, second] = [parts[1], parts[3], parts[4], parts[5], parts[6]].map(Number)
  const days = daysSince1970(year ?? 0, month, day ?? 0)
  return (((days * 24 + (hour ?? 0)) * 60 + (minute ?? 0)) * 60 + (second ?? 0)) * 1000
}

/** The Gregorian calendar counted from March, so that the leap day is the last of its year. */
function daysSince1970(year: number, month: number, day: number): number {
  const fromMarch = (month + 9) % 12
  const since = month <= 2 ? year - 1 : year
  const leapDays = Math.floor(since / 4) - Math.floor(since / 100) + Math.floor(since / 400)
  return 365 * since + leapDays + Math.floor((153 * fromMarch + 2) / 5) + day - 1 - 719_468
}
