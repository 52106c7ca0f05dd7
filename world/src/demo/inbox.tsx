import { useEffect, useState } from 'react'

import { ask } from './call.ts'
import { Frame } from './frame.tsx'

/** The agents' inbox as it is, signed in as the demo's owner. */
export function Inbox() {
  const [signedIn, setSignedIn] = useState(false)
  useEffect(() => {
    void ask('POST', '/demo/session').finally(() => setSignedIn(true))
  }, [])
  return (
    <section className="column inbox" aria-label="Agents' inbox">
      <header>
        <h2>Inbox</h2>
        <a href="/inbox/" target="_blank" rel="noopener">
          Open alone
        </a>
      </header>
      {signedIn ? <Frame title="Inbox" src="/inbox/" /> : <div className="frame-place" />}
    </section>
  )
}
