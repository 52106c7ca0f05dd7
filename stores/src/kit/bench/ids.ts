import type { Id, Noun } from '@parley/core/domain/ids.ts'

let made = 0

/** Ids as long and as ordered as real ones. */
export function id<N extends Noun>(noun: N): Id<N> {
  made += 1
  return `${noun}_01k7${made.toString(36).padStart(9, '0')}8h4kz2wn6vbcq`
}
