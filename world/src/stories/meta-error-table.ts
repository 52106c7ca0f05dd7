/** What a code means for the message and its account, and so what the hub has to do. */
export type ErrorClass =
  | 'auth'
  | 'permission'
  | 'rate'
  | 'pair'
  | 'transient'
  | 'syncing'
  | 'policy'
  | 'window'
  | 'final'

export interface ErrorCase {
  readonly channel: 'whatsapp' | 'instagram'
  readonly code: number
  readonly subcode?: number
  /** The HTTP status with which it comes. */
  readonly status: number
  readonly class: ErrorClass
  /** Meta marks it as passing. */
  readonly transient?: true
}

/** HTTP status, class and codes; of ranges the ends and a code in the middle (WhatsApp Cloud API, "Error codes"). */
const whatsapp: readonly Row[] = [
  [401, 'auth', '0 190 190/458 190/459 190/460 190/463 190/464 190/467 190/492 102'],
  [500, 'permission', '3 131045'],
  [403, 'permission', '10 200 249 299 131005'],
  [400, 'permission', '33 100/33 131037 133000 133006 133010 133015 136024'],
  [400, 'transient', '1'],
  [400, 'syncing', '134101'],
  [503, 'transient', '2 133004'],
  [500, 'transient', '131000 131016 131057 2494100'],
  [400, 'rate', '4 17 32 613 80001 80002 80006 80007 80008 130429 132069'],
  [400, 'pair', '131056'],
  [403, 'policy', '368 131031'],
  [400, 'policy', '131048 131042 131044 134011'],
  [400, 'window', '131047'],
  [403, 'final', '130497'],
  [404, 'final', '132001'],
  [400, 'final', '100 131008 131009 131021 131026 131030 131049 131050 131051 131052 131053 131055'],
  [400, 'final', '130403 130472 131062 131063 131064 134100 134102 135000 137000'],
  [400, 'final', '132000 132005 132007 132008 132012 132015 132016 132018 132068'],
  [400, 'final', '133005 133008 133009 133016 1752041 2593079 2593085 2593107 2593108 2593109'],
  [400, 'final', '138000 138006 138018 139000 139002 139004 139100 139101 139103'],
  [400, 'final', '131200 131250 131299 147001 147003 147005 2388000 2388500 2388999'],
]

/** Instagram Platform and Messenger Platform, "Error codes". */
const instagram: readonly Row[] = [
  [401, 'auth', '0 190 190/458 190/460 190/463 190/467 102'],
  [500, 'permission', '3'],
  [403, 'permission', '10 10/2018065 10/2018108 199 200 230 299'],
  [400, 'permission', '33 100/33'],
  [503, 'permission', '2/2018344'],
  [400, 'transient', '1'],
  [503, 'transient', '2'],
  [500, 'transient', '2/1545133 1200'],
  [400, 'rate', '4 4/2018022 17 32 613 613/2534040 80002 80006'],
  [403, 'policy', '10/1893063 368'],
  [403, 'window', '10/2534022 10/2018278'],
  [400, 'final', '100 100/2534014 100/2018001 100/2018007 100/2018008 100/2018047 100/2018109'],
  [400, 'final', '551 551/1545041 10903 2534001 2534013 2534015 2534025 9000001'],
]

type Row = readonly [status: number, name: ErrorClass, codes: string]

/** What nobody has documented yet: again if Meta says that it passes, or it is a 5xx. */
const unknown: readonly Omit<ErrorCase, 'channel'>[] = [
  { code: 7_654_321, status: 400, class: 'final' },
  { code: 7_654_321, status: 500, class: 'transient' },
  { code: 7_654_321, status: 400, class: 'transient', transient: true },
]

export const errorCases: readonly ErrorCase[] = [
  ...spread('whatsapp', whatsapp),
  ...spread('instagram', instagram),
  ...unknown.map((each) => ({ channel: 'whatsapp', ...each }) as const),
  ...unknown.map((each) => ({ channel: 'instagram', ...each }) as const),
]

function spread(channel: ErrorCase['channel'], rows: readonly Row[]): readonly ErrorCase[] {
  return rows.flatMap(([status, name, codes]) =>
    codes.split(' ').map((each): ErrorCase => {
      const [code = 0, subcode] = each.split('/').map(Number)
      return { channel, code, status, class: name, ...(subcode !== undefined && { subcode }) }
    }),
  )
}
