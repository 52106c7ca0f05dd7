import { Link } from '@tanstack/react-router'

import { useSignOut } from '../../app/screen-commands.ts'
import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { chooseTheme, theme, type Theme } from '../../ui/theme.ts'
import { runCommand } from '../commands/commands.ts'
import { useMe } from '../session/me.ts'

/** Whose inbox it is, and the menu for what is not about a conversation. */
export function ListHeader() {
  const { tenant } = useMe()
  return (
    <header className="list-header">
      <h1 dir="auto">{tenant.name}</h1>
      <button
        type="button"
        className="icon-button"
        title="Commands (Ctrl K)"
        onClick={() => runCommand('palette')}
      >
        <Icon name="command" />
        <span className="sr-only">Show all commands</span>
      </button>
      <Menu />
    </header>
  )
}

function Menu() {
  const { user } = useMe()
  const signOut = useSignOut()
  return (
    <>
      <button type="button" className="icon-button menu-button" popoverTarget="menu" title="Menu">
        <Icon name="menu" />
        <span className="sr-only">Menu</span>
      </button>
      <div id="menu" popover="auto" className="menu">
        <p className="menu-who">
          <strong dir="auto">{user.name}</strong>
          <span>{user.email}</span>
        </p>
        <ThemeChoice />
        <Link to="/settings/auto-reply">Automatic answers</Link>
        <Link to="/settings/templates">Templates</Link>
        <Link to="/settings/shows">What customers see</Link>
        <button
          type="button"
          popoverTarget="menu"
          popoverTargetAction="hide"
          onClick={() => runCommand('help')}
        >
          Keyboard shortcuts
        </button>
        <button type="button" onClick={signOut}>
          Sign out
        </button>
      </div>
    </>
  )
}

const themes: readonly Theme[] = ['system', 'light', 'dark']

function ThemeChoice() {
  const chosen = useCell(theme)
  return (
    <fieldset className="segments">
      <legend className="sr-only">Theme</legend>
      {themes.map((each) => (
        <label key={each}>
          <input type="radio" name="theme" checked={each === chosen} onChange={() => chooseTheme(each)} />
          <span>{each.slice(0, 1).toUpperCase() + each.slice(1)}</span>
        </label>
      ))}
    </fieldset>
  )
}
