import { useEffect, useId } from 'react'

const groups = ['Conversation', 'List', 'Go to', 'Screen'] as const

/** Something an agent can do on this screen: by its shortcut, and from the palette. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly group: (typeof groups)[number]
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

/** What is nearest to the agent's work first. */
export function allCommands(): Command[] {
  const all = [...offers.values()].flat()
  return groups.flatMap((group) => all.filter((command) => command.group === group))
}

export function runCommand(id: string): void {
  allCommands()
    .find((command) => command.id === id)
    ?.run()
}
