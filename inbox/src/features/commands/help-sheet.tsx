import { useEffect, useRef } from 'react'

import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { allCommands } from './commands.ts'
import { singleKeys } from './hotkeys.ts'
import { Shortcut } from './shortcut.tsx'

import './commands.css'

/** Every shortcut that works on this screen. */
export function HelpSheet({ close }: { readonly close: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null)
  const on = useCell(singleKeys)
  const offered = allCommands().filter(({ keys }) => keys.length > 0)
  const groups = Object.entries(Object.groupBy(offered, ({ group }) => group))
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="help-sheet" aria-labelledby="help-title" onClose={close}>
      <header>
        <h2 id="help-title">Keyboard shortcuts</h2>
        <button type="button" className="icon-button" onClick={() => dialog.current?.close()}>
          <Icon name="cross" />
          <span className="sr-only">Close</span>
        </button>
      </header>
      <div className="help-groups">
        {groups.map(([group, list]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {list?.map(({ id, title, keys }) => (
                <div key={id}>
                  <dt>{title}</dt>
                  <dd>
                    {keys.map((each) => (
                      <Shortcut key={each} keys={each} />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="enter-choice">
        <input type="checkbox" checked={on} onChange={({ target }) => singleKeys.set(target.checked)} />
        Single-key shortcuts
      </label>
    </dialog>
  )
}
