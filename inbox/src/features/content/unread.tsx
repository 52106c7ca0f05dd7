/** A kind that cannot be shown yet: kept as it came, for whoever wants to see it. */
export function Unread({ type, raw }: { readonly type: string; readonly raw: string }) {
  return (
    <div className="unsupported">
      <p>
        This message is of a kind that Parley cannot show yet: <code>{type}</code>
      </p>
      <details>
        <summary>What the channel sent</summary>
        <pre dir="ltr">{pretty(raw)}</pre>
      </details>
    </div>
  )
}

function pretty(raw: string): string {
  try {
    return JSON.stringify(JSON.parse(raw), null, 2)
  } catch {
    return raw
  }
}
