import { useEffect, useId } from 'react'

/** Something an agent can do on this screen: by its shortcut, and from the palette. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Conversation' | 'List' | 'Go to' | 'Screen'
  /** Any of these; the first is shown. */
  readonly keys: readonly string[]
  run(): void
}

/** What each part of the screen offers now. */
const offers = new Map<string, readonly Command[]>()

/** Offers commands while the caller is mounted, always those of its last render. */
export function useCommands(offered: readonly Command[]): void {
  const part = useId()
  useEffect(() => {
    offers.set(part, offered)
  })
  useEffect(() => () => void offers.delete(part), [part])
}

export function allCommands(): Command[] {
  return [...offers.values()].flat()
}

export function runCommand(id: string): void {
  allCommands()
    .find((command) => command.id === id)
    ?.run()
}
