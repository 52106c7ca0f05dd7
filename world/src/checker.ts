/** What a customer wrote, as the simulator knows it. */
export interface WrittenRow {
  readonly id: string
  readonly accountId: string
  readonly customerId: string
  /** When the first POST that carried it began, and when the first 200 for it came. */
  readonly firstPostAt: number | null
  readonly ackedAt: number | null
}

/** A send that the Graph API accepted. */
export interface AcceptedRow {
  readonly id: string
  readonly channel: string
  readonly accountId: string
  readonly recipient: string
  readonly text: string
  readonly opaque: string | null
  readonly status: string
}

/** A webhook that the sink took (verified, answered with 200); attempts that failed are not among them. */
export interface TakenRow {
  readonly id: string
  readonly type: string
  readonly sequence: number
  readonly conversation: string
  readonly message: string | null
  readonly channelMessage: string | null
}

/** All that can be seen without looking into the hub. */
export interface Outside {
  readonly written: readonly WrittenRow[]
  readonly accepted: readonly AcceptedRow[]
  /** In the order of arrival, repetitions included. */
  readonly taken: readonly TakenRow[]
}

export interface Judging {
  /** Nothing is under way any more, so what has not come is lost. */
  readonly idle: boolean
  /** Every text sent to one person differs, so the same text twice is the same message twice. */
  readonly uniqueTexts: boolean
}

export interface Verdict {
  /** Messages of customers that were acknowledged. */
  readonly received: number
  /** Of those, the ones the sink was told of. */
  readonly stored: number
  /** Messages the Graph API accepted from the hub. */
  readonly answered: number
  /** Of those, the ones that reached a phone. */
  readonly delivered: number
  readonly underWay: number
  readonly lost: number
  readonly duplicated: number
  readonly outOfOrder: number
  /** What is wrong, in words; the first hundred of it. */
  readonly details: readonly string[]
}

const mostDetails = 100

/** Judges a run of the hub by what its two sides saw: the simulated platform and the CRM. */
export function check(outside: Outside, judging: Judging): Verdict {
  const first = firstOfEach(outside.taken)
  const told = new Set(
    first.flatMap(({ type, channelMessage }) => (isReceived(type) ? [channelMessage] : [])),
  )
  const acked = outside.written.filter(({ ackedAt }) => ackedAt !== null)
  const missing = acked.filter(({ id }) => !told.has(id))
  const duplicates = [
    ...toldTwice(first, outside.accepted),
    ...acceptedTwice(outside.accepted, judging.uniqueTexts),
  ]
  const disorder = [...sequencesBack(first), ...overtaken(first, outside.written)]
  const lost = judging.idle ? missing.map(({ id }) => `lost: ${id} was acknowledged and never told`) : []
  return {
    received: acked.length,
    stored: acked.length - missing.length,
    answered: outside.accepted.length,
    delivered: outside.accepted.filter(arrived).length,
    underWay: judging.idle ? 0 : missing.length,
    lost: lost.length,
    duplicated: duplicates.length,
    outOfOrder: disorder.length,
    details: [...lost, ...duplicates, ...disorder].slice(0, mostDetails),
  }
}

/** A webhook that comes again under its own id is a retry; what counts is when it came first. */
function firstOfEach(taken: readonly TakenRow[]): readonly TakenRow[] {
  const seen = new Set<string>()
  return taken.filter(({ id }) => !seen.has(id) && seen.add(id))
}

/** Instagram reports no delivery: what it accepted is on the phone. */
function arrived({ channel, status }: AcceptedRow): boolean {
  return channel === 'instagram' ? status !== 'failed' : status === 'delivered' || status === 'read'
}

function isReceived(type: string): boolean {
  return type === 'message.received'
}

/** Things that happen once in the life of a message; told under two ids, they happened twice. */
const onceEach = new Set(['message.queued', 'message.sent', 'message.delivered', 'message.read'])

function toldTwice(first: readonly TakenRow[], accepted: readonly AcceptedRow[]): string[] {
  const ownSends = new Set(accepted.map(({ id }) => id))
  const seen = new Set<string>()
  return first.flatMap(({ type, message, channelMessage }) => {
    if (type === 'message.echoed' && channelMessage !== null && ownSends.has(channelMessage))
      return [`duplicated: ${channelMessage} was sent by the hub and taken for another message`]
    const key = isReceived(type) ? channelMessage : onceEach.has(type) ? `${type} ${message}` : null
    if (key === null || (!seen.has(key) && seen.add(key))) return []
    return [`duplicated: ${type} of ${channelMessage ?? message} was told under two ids`]
  })
}

function acceptedTwice(accepted: readonly AcceptedRow[], uniqueTexts: boolean): string[] {
  const seen = new Map<string, string>()
  return accepted.flatMap((send) => {
    const key = send.opaque ?? (uniqueTexts ? `${send.accountId} ${send.recipient} ${send.text}` : send.id)
    const earlier = seen.get(key)
    seen.set(key, send.id)
    return earlier === undefined ? [] : [`duplicated: one message was sent as ${earlier} and as ${send.id}`]
  })
}

/** Within a conversation, sequences only rise. */
function sequencesBack(first: readonly TakenRow[]): string[] {
  const highest = new Map<string, number>()
  return first.flatMap(({ id, conversation, sequence }) => {
    const before = highest.get(conversation) ?? 0
    if (sequence > before) highest.set(conversation, sequence)
    return sequence < before ? [`out of order: ${id} has sequence ${sequence} and came after ${before}`] : []
  })
}

/** Of two messages of one customer, the one acknowledged before the other was first posted must be told first. */
function overtaken(first: readonly TakenRow[], written: readonly WrittenRow[]): string[] {
  const rows = new Map(written.map((row) => [row.id, row]))
  const latestPost = new Map<string, number>()
  return first.flatMap(({ type, channelMessage }) => {
    const row = isReceived(type) ? rows.get(channelMessage ?? '') : undefined
    if (!row || row.firstPostAt === null) return []
    const talk = `${row.accountId} ${row.customerId}`
    const latest = latestPost.get(talk) ?? 0
    latestPost.set(talk, Math.max(latest, row.firstPostAt))
    const early = row.ackedAt !== null && row.ackedAt < latest
    return early ? [`out of order: ${row.id} was acknowledged before a message that was told first`] : []
  })
}
