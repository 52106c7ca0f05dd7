import { useState, type KeyboardEvent } from 'react'

import type { Bubble } from './answers.ts'

interface ComposerProps {
  readonly owner: string | undefined
  readonly disabled: boolean
  readonly replyTo: Bubble | undefined
  readonly forget: () => void
  readonly send: (text: string) => Promise<void>
}

/** Where the customer types: Enter sends, Shift+Enter breaks the line. */
export function Composer({ owner, disabled, replyTo, forget, send }: ComposerProps) {
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string>()
  const submit = async () => {
    if (text.trim() === '') return
    setText('')
    try {
      await send(text)
      setProblem(undefined)
    } catch (error) {
      setText(text)
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void submit()
  }
  return (
    <form className="composer" action={submit}>
      {problem !== undefined && <p role="alert">{problem}</p>}
      {replyTo && (
        <p className="replying">
          <span dir="auto">{replyTo.text}</span>
          <button type="button" aria-label="Do not reply to it" onClick={forget}>
            ×
          </button>
        </p>
      )}
      <textarea
        rows={1}
        aria-label={`Message from ${owner ?? 'nobody'}`}
        placeholder="Message"
        value={text}
        disabled={disabled}
        maxLength={4096}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={press}
      />
      <button type="submit" className="send" aria-label="Send" disabled={disabled}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M3 20l18-8L3 4v6l12 2-12 2z" />
        </svg>
      </button>
    </form>
  )
}
