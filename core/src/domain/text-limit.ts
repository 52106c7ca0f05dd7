/** The longest text a channel takes, in the unit in which that channel counts. */
export interface TextLimit {
  readonly max: number
  readonly unit: 'characters' | 'bytes'
}

/** How much of the limit a text uses: UTF-16 code units, or bytes of UTF-8. */
export function measure(text: string, unit: TextLimit['unit']): number {
  return unit === 'characters' ? text.length : utf8Bytes(text)
}

function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4
  }
  return bytes
}
