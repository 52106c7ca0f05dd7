import { ask } from './call.ts'
import { Chaos } from './chaos.tsx'
import type { DemoState } from './state.ts'

/** Load, chaos, and a fresh count. */
export function Actions({ state, onReset }: { state: DemoState | null; onReset: () => void }) {
  const reset = () => void ask('POST', '/demo/reset').then(onReset)
  return (
    <div className="actions">
      <Rush rush={state?.rush ?? null} />
      <Chaos rough={state?.rough ?? false} />
      <button type="button" className="button" onClick={reset} title="Count from zero">
        Reset
      </button>
    </div>
  )
}

function Rush({ rush }: { rush: DemoState['rush'] | null }) {
  if (rush?.running) {
    return (
      <label className="rush">
        <progress max={rush.messages} value={rush.written} />
        {rush.written.toLocaleString('en')} written
      </label>
    )
  }
  return (
    <button
      type="button"
      className="button"
      title="From 50 customers on both channels, each of them answered by rule"
      onClick={() => void ask('POST', '/demo/rush')}
    >
      Send 1,000 messages
    </button>
  )
}
