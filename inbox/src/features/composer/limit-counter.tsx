import type { TextLimit } from '@parley/core/domain/text-limit.ts'

/** From here on the count is shown: below it, nobody needs it. */
const nearShare = 0.8

export function LimitCounter({ used, limit }: { readonly used: number; readonly limit: TextLimit }) {
  const over = used - limit.max
  if (used < limit.max * nearShare) return <span className="limit" />
  return (
    <span className="limit" data-over={over > 0} role="status">
      {over > 0 ? `${over} ${limit.unit} too long` : `${used} of ${limit.max} ${limit.unit}`}
    </span>
  )
}
