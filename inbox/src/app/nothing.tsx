import { Link } from '@tanstack/react-router'

export function Nothing() {
  return (
    <div className="empty">
      <h2>There is nothing at this address.</h2>
      <p>The link may be incomplete.</p>
      <Link className="button" to="/">
        Go to the inbox
      </Link>
    </div>
  )
}
