import type { KeyboardEvent } from 'react'

import type { Bubble } from './answers.ts'
import { Icon } from './icon.tsx'
import { wordsOf } from './quote.tsx'

/** A message that is answered or changed. */
export interface About {
  readonly deed: 'reply' | 'edit'
  readonly bubble: Bubble
}

interface ComposerProps {
  readonly writer: string | undefined
  readonly disabled: boolean
  readonly about: About | undefined
  readonly forget: () => void
  readonly words: string
  readonly setWords: (words: string) => void
  readonly attach: () => void
  readonly send: () => Promise<void>
}

/** Where somebody types: Enter sends, Shift+Enter breaks the line. */
export function Composer({ writer, disabled, about, forget, words, setWords, attach, send }: ComposerProps) {
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void send()
  }
  return (
    <form
      className="composer"
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      {about && (
        <p className="replying">
          <Icon name={about.deed} />
          <span dir="auto">{wordsOf(about.bubble)}</span>
          <button type="button" aria-label={`Do not ${about.deed} it`} onClick={forget}>
            ×
          </button>
        </p>
      )}
      <button type="button" className="attach" aria-label="Attach" disabled={disabled} onClick={attach}>
        <Icon name="plus" />
      </button>
      <textarea
        rows={1}
        aria-label={`Message from ${writer ?? 'nobody'}`}
        placeholder="Message"
        value={words}
        disabled={disabled}
        maxLength={4096}
        onChange={({ target }) => setWords(target.value)}
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
