import type { Command } from './commands.ts'
import { Shortcut } from './shortcut.tsx'

interface Props {
  readonly found: readonly Command[]
  readonly marked: number
  readonly mark: (index: number) => void
  readonly run: (command: Command) => void
}

export function PaletteList({ found, marked, mark, run }: Props) {
  return (
    <>
      <div role="listbox" id="palette-list" aria-label="Commands" className="palette-list">
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`command-${command.id}`}
            role="option"
            aria-selected={index === marked}
            className="palette-command"
            ref={index === marked ? scrollIntoView : null}
            onPointerMove={() => mark(index)}
            onClick={() => run(command)}
          >
            <span>{command.title}</span>
            <span className="palette-group">{command.group}</span>
            {command.keys[0] && <Shortcut keys={command.keys[0]} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="palette-none">No command has that name.</p>}
    </>
  )
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}
