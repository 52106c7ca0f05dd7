import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'

import { useCell } from '../../ui/cell.ts'
import { commands, type Command } from './commands.ts'
import { rank } from './rank.ts'
import { Shortcut } from './shortcut.tsx'

import './commands.css'

/** Every action of the screen, found by typing a part of its name. */
export function Palette({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const offered = useCell(commands)
  const found = useMemo(
    () =>
      rank(
        query,
        offered.filter(({ id }) => id !== 'palette'),
        ({ title }) => title,
      ),
    [query, offered],
  )
  useEffect(() => dialog.current?.showModal(), [])

  const run = (command: Command | undefined) => {
    if (command === undefined) return
    dialog.current?.close()
    command.run()
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setMarked((marked + step + found.length) % found.length)
    }
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      run(found[marked])
    }
  }
  return (
    <dialog ref={dialog} className="palette" aria-label="Commands" onClose={close} onClick={closeOnBackdrop}>
      <input
        role="combobox"
        aria-label="Command"
        aria-expanded="true"
        aria-controls="palette-list"
        aria-activedescendant={found[marked] && `command-${found[marked].id}`}
        placeholder="What do you want to do?"
        autoComplete="off"
        value={query}
        onChange={({ target }) => {
          setQuery(target.value)
          setMarked(0)
        }}
        onKeyDown={press}
      />
      <div role="listbox" id="palette-list" aria-label="Commands" className="palette-list">
        {found.map((command, index) => (
          <div
            key={command.id}
            id={`command-${command.id}`}
            role="option"
            aria-selected={index === marked}
            className="palette-command"
            ref={index === marked ? scrollIntoView : null}
            onPointerMove={() => setMarked(index)}
            onClick={() => run(command)}
          >
            <span>{command.title}</span>
            <span className="palette-group">{command.group}</span>
            {command.keys[0] && <Shortcut keys={command.keys[0]} />}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="palette-none">No command has that name.</p>}
    </dialog>
  )
}

function scrollIntoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' })
}

function closeOnBackdrop({ target, currentTarget }: React.MouseEvent<HTMLDialogElement>): void {
  if (target === currentTarget) currentTarget.close()
}
