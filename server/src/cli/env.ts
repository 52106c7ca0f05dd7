/** What the command line takes from the environment beside the hub's own configuration. */
export interface CliEnv {
  readonly url: string | undefined
  readonly operatorKey: string | undefined
  readonly apiKey: string | undefined
  readonly port: string
  /** All of it, for commands that look at the hub's configuration. */
  readonly whole: Readonly<Record<string, string | undefined>>
}

export function readCliEnv(source: Readonly<Record<string, string | undefined>> = process.env): CliEnv {
  return {
    url: source['PARLEY_URL'] || undefined,
    operatorKey: source['OPERATOR_KEY']?.split(',')[0]?.trim() || undefined,
    apiKey: source['PARLEY_API_KEY'] || undefined,
    port: source['PORT'] || '3000',
    whole: source,
  }
}
