const bars = 40

/** Loudness over time, up to where it was heard in the accent's colour. Without a waveform it is a plain line. */
export function Waveform({
  bars: given,
  done,
}: {
  readonly bars: readonly number[] | null
  readonly done: number
}) {
  const loud = Array.from({ length: bars }, (_, at) => given?.[Math.floor((at * given.length) / bars)] ?? 4)
  return (
    <svg className="waveform" viewBox={`0 0 ${bars * 4} 28`} preserveAspectRatio="none" aria-hidden="true">
      {loud.map((value, at) => {
        const height = Math.max(2, (value / 100) * 26)
        return (
          <rect
            key={at}
            x={at * 4}
            y={14 - height / 2}
            width={2.5}
            height={height}
            rx={1.25}
            data-heard={(at + 0.5) / bars <= done}
          />
        )
      })}
    </svg>
  )
}
