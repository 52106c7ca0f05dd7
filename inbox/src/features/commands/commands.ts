import { useEffect, useRef } from 'react'

import { cell } from '../../ui/cell.ts'

/** Something an agent can do on this screen: by its shortcut, and from the palette. */
export interface Command {
  readonly id: string
  readonly title: string
  readonly group: 'Conversation' | 'List' | 'Go to' | 'Screen'
  /** Any of these; the first is shown. */
  readonly keys: readonly string[]
  run(): void
}

/** All commands of what is on the screen; who mounts later comes later and wins. */
export const commands = cell<readonly Command[]>([])

/** Offers commands while the caller is mounted. Their `run` is always that of the last render. */
export function useCommands(offered: readonly Command[]): void {
  const latest = useRef(offered)
  useEffect(() => {
    latest.current = offered
  })
  const names = offered.map(({ id, title }) => `${id}:${title}`).join()
  useEffect(() => {
    const mine = latest.current.map((command) => ({
      ...command,
      run: () => latest.current.find(({ id }) => id === command.id)?.run(),
    }))
    commands.set([...commands.get(), ...mine])
    return () => commands.set(commands.get().filter((command) => !mine.includes(command)))
  }, [names])
}

export function runCommand(id: string): void {
  commands
    .get()
    .findLast((command) => command.id === id)
    ?.run()
}
