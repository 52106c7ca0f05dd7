import type { RefusalClass } from '@parley/core/domain/call.ts'

/** Which class an error of the Graph API has, by `code` or `code/subcode`. */
export type Refusals = ReadonlyMap<string, RefusalClass>

/** A class and its codes, with a space between them: `190`, with a subcode `100/33`, or from–to `200-299`. */
export type RefusalRow = readonly [name: RefusalClass, codes: string]

/** Later rows overrule earlier ones. */
export function refusals(rows: readonly RefusalRow[]): Refusals {
  return new Map(
    rows.flatMap(([name, codes]) =>
      codes
        .split(' ')
        .flatMap(spread)
        .map((code) => [code, name] as const),
    ),
  )
}

/** Graph API, "Error handling": the codes that all of Meta's messaging shares. */
export const graphRefusals: readonly RefusalRow[] = [
  ['auth', '0 102 190'],
  ['permission', '3 10 33 100/33 200-299'],
  ['rate', '4 17 32 613 80001 80002 80006 80008'],
  ['transient', '1 2'],
  ['final', '100'],
  ['policy', '368'],
]

function spread(code: string): readonly string[] {
  const [from, to] = code.split('-').map(Number)
  if (from === undefined || to === undefined) return [code]
  return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
}
