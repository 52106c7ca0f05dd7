import { table, type Command, type Said } from './command.ts'

type Options = Command['options']

/** All commands. */
export function help(commands: readonly Command[]): Said {
  const rows = commands.map((command) => [`  ${usage(command)}`, command.summary])
  const text = `parley – looks after a hub.\n\n${table(rows)}\n\nparley <command> --help says what a command takes.`
  return { text, json: commands.map(({ name, summary }) => ({ name, summary })) }
}

/** One command. */
export function helpOn(command: Command, shared: Options): Said {
  const options = { ...command.options, ...shared }
  const rows = Object.entries(options).map(([name, { type, help }]) => [
    `  --${name}${type === 'string' ? ' <value>' : ''}`,
    help,
  ])
  const text = `parley ${usage(command)}\n\n${command.summary}.\n\n${table(rows)}`
  return { text, json: { name: command.name, summary: command.summary, takes: command.takes, options } }
}

function usage({ name, takes }: Command): string {
  return [name, ...takes.map((word) => `<${word}>`)].join(' ')
}
