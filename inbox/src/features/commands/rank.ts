/** What contains the letters of a query in their order; matches at the start of words and close together come first. */
export function rank<T>(query: string, items: readonly T[], textOf: (item: T) => string): T[] {
  const wanted = query.toLocaleLowerCase().replaceAll(' ', '')
  return items
    .map((item) => ({ item, score: score(wanted, textOf(item).toLocaleLowerCase()) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

function score(wanted: string, text: string): number {
  let total = 1
  let from = 0
  for (const letter of wanted) {
    const at = text.indexOf(letter, from)
    if (at === -1) return 0
    const startsWord = at === 0 || text[at - 1] === ' '
    total += at === from ? 3 : startsWord ? 2 : 0.5
    from = at + 1
  }
  return total
}
