/** Letters that stay apart when accents are taken away, and what people type for them. */
const alike: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
  ς: 'σ',
  ى: 'ي',
  ة: 'ه',
}

const plain = /^[a-z0-9]*$/
const unlike = new RegExp(`[${Object.keys(alike).join('')}]`, 'g')
/** Accents, Hebrew points, Arabic vowels and tatweel. Vowel signs of Indic and Thai script are letters and stay. */
const accents = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/g

/** A word as it is compared: `Ünïcode`, `UNICODE` and `ｕｎｉｃｏｄｅ` are one. */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  if (plain.test(lower)) return lower
  const bare = lower.normalize('NFKD').replace(accents, '').normalize('NFC')
  return bare.toLowerCase().replace(unlike, (letter) => alike[letter] ?? letter)
}
