/** Up to two letters of a name: of its first and its last word. `#` for a name without letters. */
export function initialsOf(name: string): string {
  const words = name.match(/\p{L}[\p{L}\p{M}]*/gu) ?? []
  const [first, last] = [words[0], words.length > 1 ? words.at(-1) : undefined]
  return (
    [first, last]
      .map((word) => /^./u.exec(word ?? '')?.[0] ?? '')
      .join('')
      .toUpperCase() || '#'
  )
}

/** A hue in degrees that stays the same for the same text. */
export function hueOf(seed: string): number {
  let hash = 2_166_136_261
  for (const character of seed) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619)
  return (hash >>> 0) % 360
}
