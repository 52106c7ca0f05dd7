import { Icon } from '../../ui/icon.tsx'
import type { DraftButton } from './draft.ts'

interface Props {
  readonly buttons: readonly DraftButton[]
  readonly most?: number
  /** Whose they are, where not the template's. */
  readonly of?: string
  readonly change: (buttons: readonly DraftButton[]) => void
}

const kinds = {
  reply: 'Quick reply',
  link: 'Open an address',
  phone: 'Call',
  copy_code: 'Copy a code',
} as const
const needs: Readonly<Partial<Record<DraftButton['kind'], string>>> = {
  link: 'https://example.com/{{1}}',
  phone: '+16505551234',
  copy_code: 'SUMMER',
}

/** The buttons under a template, or under one of its cards. */
export function ButtonRows({ buttons, most = 10, of = '', change }: Props) {
  return (
    <section className="field" aria-label={`Buttons${of}`}>
      {buttons.map((button, at) => (
        <div key={at} className="button-row">
          <select
            aria-label={`What button ${at + 1}${of} does`}
            value={button.kind}
            onChange={({ target }) => {
              const kind = kindOf(target.value)
              change(
                buttons.with(at, { ...button, kind, value: kind === 'reply' ? null : (button.value ?? '') }),
              )
            }}
          >
            {Object.entries(kinds).map(([kind, text]) => (
              <option key={kind} value={kind}>
                {text}
              </option>
            ))}
          </select>
          <input
            aria-label={`Title of button ${at + 1}${of}`}
            placeholder="Title"
            maxLength={25}
            value={button.title}
            onChange={({ target }) => change(buttons.with(at, { ...button, title: target.value }))}
          />
          {button.value !== null && (
            <input
              aria-label={`What button ${at + 1}${of} needs`}
              placeholder={needs[button.kind]}
              value={button.value}
              onChange={({ target }) => change(buttons.with(at, { ...button, value: target.value }))}
            />
          )}
          <button
            type="button"
            className="icon-button"
            title={`Remove button ${at + 1}${of}`}
            onClick={() => change(buttons.toSpliced(at, 1))}
          >
            <Icon name="trash" />
            <span className="sr-only">
              Remove button {at + 1}
              {of}
            </span>
          </button>
        </div>
      ))}
      {buttons.length < most && (
        <button
          type="button"
          className="button small"
          onClick={() => change([...buttons, { kind: 'reply', title: '', value: null }])}
        >
          <Icon name="plus" /> Add a button
        </button>
      )}
    </section>
  )
}

function kindOf(text: string): keyof typeof kinds {
  return text === 'link' || text === 'phone' || text === 'copy_code' ? text : 'reply'
}
