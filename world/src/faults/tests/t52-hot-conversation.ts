import { type Fault, type Size } from '../fault.ts'
import { must, tell } from '../report.ts'
import { comes, isAtRest, load, type Stage } from '../stage.ts'

/** Of twelve messages ten are the hot conversation's; one is a quiet one's beside it, one a quiet one's without it. */
const parts = 12
/** So many times as fast as the quiet ones: it gathers far more than can be done in its turn. */
const haste = 20
/** Less than that may be done in a moment. */
const backlog = 20

export const t52: Fault = {
  id: 'T52',
  fault: 'One conversation has ten thousand messages, while a thousand others have one each.',
  injection:
    'Quiet conversations write, first alone; then the same again, while one customer writes ten times as much, twenty times as fast.',
  passes:
    'The hot conversation keeps its order, and no quiet one waits for what the hot one wrote before it.',
  profiles: ['embedded', 'server'],
  unanswered: true,
  async run(stage, size) {
    const quiet: Size = {
      ...size,
      messages: Math.floor(size.messages / parts),
      conversations: Math.floor(size.messages / parts),
    }
    const hot: Size = {
      ...size,
      messages: size.messages - 2 * quiet.messages,
      conversations: 1,
      perSecond: size.perSecond * haste,
    }
    const start = stage.far.simulator.ledger.written().items.length
    await load(stage, quiet)
    await comes(() => isAtRest(stage), 300_000)
    const alone = waitsSince(stage, start)
    const middle = stage.far.simulator.ledger.written().items.length
    await Promise.all([load(stage, hot), load(stage, quiet)])
    await comes(() => isAtRest(stage), 600_000)
    const beside = waitsSince(stage, middle)
    const crowded = beside.quiet.filter(({ ackedAt }) => behind(beside.hot, ackedAt).length >= backlog)
    const late = crowded.filter(({ ackedAt, toldAt }) =>
      behind(beside.hot, ackedAt).every((hotter) => hotter.toldAt < toldAt),
    )
    const [before, after] = [p95(alone.quiet), p95(beside.quiet)]
    return [
      tell('quiet messages written while the hot conversation had a backlog', crowded.length),
      must('of which there were none', crowded.length === 0 ? 'yes' : 'no', 'no'),
      must('quiet ones that waited for all of the hot one’s backlog', late.length, 0),
      tell(
        'p95 of quiet ones, ms: alone, beside it, ratio',
        `${before}, ${after}, ${(after / before).toFixed(2)}`,
      ),
    ]
  },
}

/** From the 200 to Meta until the CRM was told. */
interface Wait {
  readonly ackedAt: number
  readonly toldAt: number
}

const hotCustomer = /-0$/

function waitsSince(
  { far }: Stage,
  from: number,
): { readonly quiet: readonly Wait[]; readonly hot: readonly Wait[] } {
  const toldAt = new Map<string | null, number>()
  for (const { type, status, channelMessage, at } of far.sink.record.all)
    if (type === 'message.received' && status === 200 && !toldAt.has(channelMessage))
      toldAt.set(channelMessage, at)
  const waits = (isHot: boolean) =>
    far.simulator.ledger
      .written(from)
      .items.filter(({ customerId }) => hotCustomer.test(customerId) === isHot)
      .flatMap(({ id, ackedAt }) => {
        const told = toldAt.get(id)
        return ackedAt === null || told === undefined ? [] : [{ ackedAt, toldAt: told }]
      })
  return { quiet: waits(false), hot: waits(true) }
}

/** What was acknowledged by then and not told. */
function behind(waits: readonly Wait[], at: number): readonly Wait[] {
  return waits.filter(({ ackedAt, toldAt }) => ackedAt < at && toldAt > at)
}

function p95(waits: readonly Wait[]): number {
  const sorted = waits.map(({ ackedAt, toldAt }) => toldAt - ackedAt).toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
}
