import { useId } from 'react'

interface Props {
  readonly label: string
  readonly value: string
  readonly problem: string | undefined
  readonly change: (text: string) => void
}

/** A labelled text of several lines. */
export function TextField({ label, value, problem, change }: Props) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        id={id}
        rows={2}
        dir="auto"
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-wrong`}
        onChange={({ target }) => change(target.value)}
      />
      {problem !== undefined && (
        <p id={`${id}-wrong`} className="wrong">
          {problem}
        </p>
      )}
    </div>
  )
}
