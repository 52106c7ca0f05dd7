import type { AcceptedRow, TakenRow } from '../checker.ts'

/** How the hub's sends ended, beside what the simulator knows of them. */
export interface Fates {
  /** Messages that the hub queued. */
  readonly queued: number
  readonly failed: number
  /** Whose answer from the channel was lost, and what became of them. */
  readonly unknown: { readonly all: number; readonly settled: number; readonly left: number }
  /** Accepted more than once, or accepted without being a message of the hub. */
  readonly sentTwice: readonly string[]
  /** The hub's last word differs from the truth. */
  readonly wrong: readonly string[]
}

/** Compares the last status that the CRM was told of each message with what the simulator did with it. */
export function fates(accepted: readonly AcceptedRow[], taken: readonly TakenRow[]): Fates {
  const queued = new Set(taken.flatMap(({ type, message }) => (type === 'message.queued' ? [message] : [])))
  const told = toldOf(taken)
  const byChannelId = new Map([...told].map(([message, { channelId }]) => [channelId, message]))
  // WhatsApp hands the hub's own id back; on Instagram the channel's id is what both sides know.
  const sends = Map.groupBy(accepted, ({ opaque, id }) => opaque ?? byChannelId.get(id) ?? `nobody, ${id}`)
  const unknown = [...told.values()].filter(({ types }) => types.has('message.unknown'))
  const left = unknown.filter(({ last }) => last === 'message.unknown').length
  return {
    queued: queued.size,
    failed: [...told.values()].filter(({ last }) => last === 'message.failed').length,
    unknown: { all: unknown.length, settled: unknown.length - left, left },
    sentTwice: [...sends].flatMap(([message, rows]) =>
      rows.length > 1 || !queued.has(message)
        ? [`sent twice: the message of ${message} was accepted as ${rows.map(({ id }) => id).join(' and ')}`]
        : [],
    ),
    wrong: [...queued].flatMap((id) => wrongOf(id, told.get(id ?? ''), sends.get(id ?? '')?.[0])),
  }
}

interface Told {
  readonly types: ReadonlySet<string>
  /** The kind of the webhook with the highest sequence. */
  readonly last: string
  readonly channelId: string | null
}

const statuses = new Set(
  ['sent', 'delivered', 'read', 'failed', 'unknown', 'canceled'].map((status) => `message.${status}`),
)

function toldOf(taken: readonly TakenRow[]): ReadonlyMap<string, Told> {
  const rows = taken.filter(({ type }) => statuses.has(type))
  return new Map(
    [...Map.groupBy(rows, ({ message }) => message ?? '')].map(([message, about]) => {
      const last = about.reduce((a, b) => (b.sequence > a.sequence ? b : a))
      const types = new Set(about.map(({ type }) => type))
      return [message, { types, last: last.type, channelId: last.channelMessage }]
    }),
  )
}

function wrongOf(id: string | null, told: Told | undefined, truth: AcceptedRow | undefined): string[] {
  const said = told?.last.replace('message.', '') ?? 'nothing'
  const right = truth ? said === truth.status : ['failed', 'unknown', 'canceled'].includes(said)
  return right ? [] : [`wrong: ${id} is "${said}" to the CRM, "${truth?.status ?? 'not accepted'}" in truth`]
}
