const bars = 64

/** 64 loudnesses from 0 to 100, the loudest of which is 100; of silence all are 0. */
export function waveformOf(loudnesses: readonly number[]): number[] {
  const spans = Array.from({ length: bars }, (_, at) => {
    const from = Math.floor((at * loudnesses.length) / bars)
    const to = Math.max(from + 1, Math.floor(((at + 1) * loudnesses.length) / bars))
    return loudnesses.slice(from, to).reduce((most, each) => Math.max(most, each), 0)
  })
  const loudest = Math.max(...spans)
  return spans.map((span) => (loudest === 0 ? 0 : Math.round((100 * span) / loudest)))
}
