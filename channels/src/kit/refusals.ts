import type { RefusalClass } from '@parley/core/ports/channel.ts'

/** Which class an error of the Graph API has, by `code` or `code/subcode`. */
export type Refusals = ReadonlyMap<string, RefusalClass>

/** Codes with a space between them: `190`, with a subcode `100/33`, or from–to `200-299`. */
export type RefusalRows = Readonly<Partial<Record<RefusalClass, readonly string[]>>>

/** Later tables overrule earlier ones. */
export function refusals(...tables: readonly RefusalRows[]): Refusals {
  const classes: readonly RefusalClass[] = [
    'auth',
    'permission',
    'rate',
    'pair',
    'transient',
    'final',
    'policy',
    'window',
  ]
  return new Map(
    tables.flatMap((rows) =>
      classes.flatMap((each) => (rows[each] ?? []).flatMap(spread).map((code) => [code, each] as const)),
    ),
  )
}

/** Graph API, "Error handling": the codes that all of Meta's messaging shares. */
export const graphRefusals: RefusalRows = {
  auth: ['0', '102', '190'],
  permission: ['3', '10', '33', '100/33', '200-299'],
  rate: ['4', '17', '32', '613', '80001', '80002', '80006', '80008'],
  transient: ['1', '2'],
  final: ['100'],
  policy: ['368'],
}

function spread(codes: string): readonly string[] {
  return codes.split(' ').flatMap((code) => {
    const [from, to] = code.split('-').map(Number)
    if (from === undefined || to === undefined) return [code]
    return Array.from({ length: to - from + 1 }, (_, index) => String(from + index))
  })
}
