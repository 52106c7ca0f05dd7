import { Actions } from './actions.tsx'
import { Counters } from './counters.tsx'
import type { Demo } from './use-demo.ts'

/** How the hub is doing, counted from outside, and what may be done to it. */
export function Panel({ demo, onReset }: { demo: Demo; onReset: () => void }) {
  return (
    <header className="panel">
      <h1>
        <img src={mark} alt="" width="24" height="24" />
        Parley
      </h1>
      {demo.away ? (
        <p className="away" role="alert">
          The demo does not answer. Start it again; nothing that was acknowledged is lost.
        </p>
      ) : (
        <Counters verdict={demo.state?.verdict ?? null} />
      )}
      <Actions state={demo.state} onReset={onReset} />
    </header>
  )
}

const mark = new URL('./mark.svg', import.meta.url).href
