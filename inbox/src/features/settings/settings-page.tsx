import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'

import { Icon } from '../../ui/icon.tsx'
import { useCommands } from '../commands/commands.ts'

interface Frame {
  readonly title: string
  /** Stands beside the title: what the page is about, where there are several. */
  readonly choice?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}

/** The frame of every page of settings, with the way back to the inbox. */
export function SettingsPage({ title, choice, wide = false, children }: Frame) {
  const navigate = useNavigate()
  useCommands([
    {
      id: 'back',
      title: 'Back to the inbox',
      group: 'Go to',
      keys: ['Escape'],
      run: () => void navigate({ to: '/' }),
    },
  ])
  return (
    <main className="settings">
      <div className={wide ? 'settings-page wide' : 'settings-page'}>
        <header className="settings-header">
          <Link to="/" className="icon-button" title="Back to the inbox (Esc)">
            <Icon name="back" />
            <span className="sr-only">Back to the inbox</span>
          </Link>
          <h1>{title}</h1>
          {choice}
        </header>
        {children}
      </div>
    </main>
  )
}
