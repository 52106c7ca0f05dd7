import { useEffect, useState } from 'react'

const patienceMs = 200

/** Nothing at first: only a wait that is long enough to notice gets a sign. */
export function Pause({ label, rows = 0 }: { readonly label: string; readonly rows?: number }) {
  const [long, setLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="pause" aria-busy="true">
      <span className="sr-only" role="status">
        {long ? `${label}…` : ''}
      </span>
      {long && Array.from({ length: rows }, (_, row) => <div key={row} className="skeleton-row" />)}
    </div>
  )
}
