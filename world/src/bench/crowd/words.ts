const syllables = 'ba de fi go lu ma ne pi ro su ta ve ki lo mu na re si to va'.split(' ')

/** How many words people use: as many as a language of everyday life has. */
const vocabulary = 20_000

/** The word with this number: the lower, the more often it is said. */
export function wordOf(number: number): string {
  let rest = number + syllables.length
  let word = ''
  for (; rest > 0; rest = Math.floor(rest / syllables.length)) word += syllables[rest % syllables.length]
  return word
}

/** What somebody writes: 4 to 16 words, of which a few are said all the time and most hardly ever. */
export function sentence(random: () => number): string {
  const words = Array.from({ length: 4 + Math.floor(random() * 13) }, () =>
    wordOf(Math.floor(vocabulary * random() ** 3)),
  )
  return words.join(' ')
}
