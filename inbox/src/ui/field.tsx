import { useId, type InputHTMLAttributes } from 'react'

/** What is wrong with which field: name → sentence. */
export type Wrong = Readonly<Record<string, string>>

interface Props extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string
  readonly name: string
  readonly hint?: string
  readonly wrong: Wrong
}

/** A labelled input with its hint and what is wrong with it. */
export function Field({ label, name, hint, wrong, ...input }: Props) {
  const id = useId()
  const problem = wrong[name]
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        name={name}
        aria-invalid={problem !== undefined}
        aria-describedby={`${id}-hint ${id}-wrong`}
      />
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {problem !== undefined && (
        <p id={`${id}-wrong`} className="wrong">
          {problem}
        </p>
      )}
    </div>
  )
}
