import { TextField } from '../../ui/text-field.tsx'
import { lengthText } from '../../ui/time-text.ts'
import type { Draft } from './draft.ts'

interface Props {
  readonly draft: Draft
  readonly fault: string | undefined
  readonly change: (part: Partial<Draft>) => void
}

const hourMs = 3_600_000
const offered = [0, hourMs / 2, hourMs, 4 * hourMs, 12 * hourMs, 24 * hourMs, 7 * 24 * hourMs]

/** What is answered when no rule matches. */
export function FallbackFields({ draft, fault, change }: Props) {
  const choices = [...new Set([...offered, draft.everyMs])].toSorted((a, b) => a - b)
  return (
    <section className="fallback">
      <label className="switch">
        <input
          type="checkbox"
          role="switch"
          checked={draft.hasFallback}
          onChange={({ target }) => change({ hasFallback: target.checked })}
        />
        <span>
          <strong>Otherwise, answer</strong>
          <small>When no rule matches.</small>
        </span>
      </label>
      {draft.hasFallback && (
        <>
          <TextField
            label="Answer"
            value={draft.fallback}
            problem={fault}
            change={(fallback) => change({ fallback })}
          />
          <label className="every">
            At most
            <select
              value={draft.everyMs}
              onChange={({ target }) => change({ everyMs: Number(target.value) })}
            >
              {choices.map((ms) => (
                <option key={ms} value={ms}>
                  {ms === 0 ? 'to every message' : `once in ${lengthText(ms)}`}
                </option>
              ))}
            </select>
            in a conversation
          </label>
        </>
      )}
    </section>
  )
}
