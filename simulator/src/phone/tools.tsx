import type { Bubble } from './answers.ts'
import { Icon } from './icon.tsx'
import type { Possible } from './possible.ts'
import { Sheet } from './sheet.tsx'
import type { IconName } from './strokes.ts'

export interface ToolsProps {
  readonly bubble: Bubble
  readonly can: Possible
  readonly close: () => void
  readonly react: (emoji: string) => void
  readonly use: (tool: Tool) => void
}

export type Tool = 'reply' | 'forward' | 'edit' | 'unsend'

const emojis = ['👍', '❤️', '😂', '😮', '😢', '🙏']

const tools: readonly { readonly tool: Tool; readonly label: string; readonly icon: IconName }[] = [
  { tool: 'reply', label: 'Reply', icon: 'reply' },
  { tool: 'forward', label: 'Forward it here', icon: 'forward' },
  { tool: 'edit', label: 'Edit', icon: 'edit' },
  { tool: 'unsend', label: 'Take back', icon: 'trash' },
]

/** What can be done with a message: an emoji on it, and the rest. */
export function Tools({ bubble, can, close, react, use }: ToolsProps) {
  const current = bubble.reactions.customer ?? ''
  return (
    <Sheet label="What to do with this message" close={close}>
      {can.react && (
        <div className="emojis" role="group" aria-label="React">
          {emojis.map((emoji) => (
            <button
              key={emoji}
              type="button"
              aria-pressed={emoji === current}
              onClick={() => react(emoji === current ? '' : emoji)}
            >
              {emoji}
            </button>
          ))}
        </div>
      )}
      <ul className="rows">
        {tools
          .filter(({ tool }) => can[tool])
          .map(({ tool, label, icon }) => (
            <li key={tool}>
              <button type="button" className="row" onClick={() => use(tool)}>
                <Icon name={icon} /> {label}
              </button>
            </li>
          ))}
      </ul>
    </Sheet>
  )
}
