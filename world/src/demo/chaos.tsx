import { useState } from 'react'

import { Frame } from './frame.tsx'

/** The dial with which the simulated platform gets rough; it is there only while it is shown. */
export function Chaos({ rough }: { rough: boolean }) {
  const [shown, setShown] = useState(false)
  return (
    <>
      <button type="button" className="button chaos" popoverTarget="chaos" data-rough={rough}>
        Chaos <span className="state">{rough ? 'on' : 'off'}</span>
      </button>
      <div
        id="chaos"
        popover="auto"
        className="popover"
        role="dialog"
        aria-label="Chaos dial"
        onToggle={({ newState }) => setShown(newState === 'open')}
      >
        {shown && <Frame title="Chaos dial" src="/simulator/phones/?panel=chaos" />}
      </div>
    </>
  )
}
