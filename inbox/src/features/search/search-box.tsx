import { getRouteApi } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'

import { Icon } from '../../ui/icon.tsx'
import { useCommands } from '../commands/commands.ts'

const desk = getRouteApi('/desk')

/** Long enough that a word is not looked for letter by letter. */
const settledMs = 150

/** Looks for messages and people; the address holds the words once they have settled. */
export function SearchBox() {
  const input = useRef<HTMLInputElement>(null)
  const { find = '' } = desk.useSearch()
  const navigate = desk.useNavigate()
  const [text, setText] = useState(find)
  const [known, setKnown] = useState(find)
  // The address changed by itself: the way back, or a view that was chosen.
  if (known !== find) {
    setKnown(find)
    if (find !== text.trim()) setText(find)
  }
  const show = (wanted: string) => {
    document.querySelector('.results')?.scrollTo(0, 0)
    void navigate({
      to: '.',
      search: (before) => ({ ...before, find: wanted === '' ? undefined : wanted }),
      replace: true,
    })
  }
  useEffect(() => {
    const wanted = text.trim()
    if (wanted === find) return
    const timer = setTimeout(() => show(wanted), settledMs)
    return () => clearTimeout(timer)
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is typed starts the wait anew
  }, [text])

  useCommands([
    {
      id: 'search',
      title: 'Search messages and people',
      group: 'List',
      keys: ['/'],
      run: () => input.current?.focus(),
    },
  ])
  return (
    <search className="search-box">
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label="Search messages and people"
        aria-keyshortcuts="/"
        placeholder="Search"
        maxLength={200}
        value={text}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') {
            setText('')
            show('')
            event.currentTarget.blur()
          } else if (event.key === 'Enter') show(text.trim())
          else if (event.key === 'ArrowDown') {
            event.preventDefault()
            document.querySelector<HTMLElement>('[data-result]')?.focus()
          }
        }}
      />
    </search>
  )
}
