import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'

import { allCommands, type Command } from './commands.ts'
import { PaletteList } from './palette-list.tsx'
import { rank } from './rank.ts'

import './commands.css'

/** Every action of the screen, found by typing a part of its name. */
export function Palette({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [query, setQuery] = useState('')
  const [marked, setMarked] = useState(0)
  const [offered] = useState(() => allCommands().filter(({ id }) => id !== 'palette'))
  const found = useMemo(() => rank(query, offered, ({ title }) => title), [query, offered])
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
      <PaletteList found={found} marked={marked} mark={setMarked} run={run} />
    </dialog>
  )
}

function closeOnBackdrop({ target, currentTarget }: MouseEvent<HTMLDialogElement>): void {
  if (target === currentTarget) currentTarget.close()
}
