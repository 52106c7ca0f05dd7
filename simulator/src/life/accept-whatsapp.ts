import type { GraphErrorName } from '../graph/errors.ts'
import type { Accepted } from '../ledger.ts'
import { download } from '../media/fetch-link.ts'
import type { StoredFile } from '../media/files.ts'
import type { Stage } from '../stage.ts'
import type { WhatsAppAccount } from '../state/accounts.ts'
import { wamid } from '../state/ids.ts'
import type { ShownFile, WhatsAppThread } from '../state/threads.ts'
import { arrive, bubbleOf, enter, type Sending } from './accept.ts'
import { notify } from './notify.ts'
import { react } from './react.ts'
import { settle } from './settle.ts'
import { failureNotice } from './whatsapp-notices.ts'

/** A link in a message, and what Meta has against the file behind it. */
export interface LinkToFetch {
  readonly url: string
  readonly fault: (file: Pick<StoredFile, 'bytes' | 'type'>) => string | undefined
  readonly shown: (file: StoredFile) => ShownFile
}

/** How long a message takes to the phone. */
const travelMs = 120

/** Takes a message: files are fetched first, then it is sent, delivered soon, read when the customer looks. */
export function acceptWhatsApp(
  stage: Stage,
  thread: WhatsAppThread,
  { links, ...sending }: Sending & { readonly links: readonly LinkToFetch[] },
): Accepted {
  const id = wamid(thread.customer.phone, 'outbound', stage.random)
  const row = enter(stage, thread.account, thread.customer.id, id, sending)
  const refused = refusalBy(thread, sending)
  if (refused) failLater(stage, thread.account, row, refused)
  else if (links.length === 0) travel(stage, thread, row, sending, [])
  else {
    void fetchAll(stage, links).then((got) => {
      if (Array.isArray(got)) travel(stage, thread, row, sending, got)
      else fail(stage, thread.account, row, 'mediaUpload', got.details)
    })
  }
  return row
}

/** Takes a message to a number nobody has: that comes out later, by webhook. */
export function acceptUndeliverable(stage: Stage, account: WhatsAppAccount, sending: Sending): Accepted {
  const id = wamid(sending.recipient.replaceAll(/\D/g, ''), 'outbound', stage.random)
  const row = enter(stage, account, null, id, sending)
  failLater(stage, account, row, 'undeliverable')
  return row
}

/** Takes a reaction; all that is told of it is that it was sent (WhatsApp docs, "status messages webhook reference"). */
export function acceptReaction(
  stage: Stage,
  thread: WhatsAppThread,
  sending: Sending,
  to: string,
  emoji: string,
): Accepted {
  const id = wamid(thread.customer.phone, 'outbound', stage.random)
  const row = enter(stage, thread.account, thread.customer.id, id, sending)
  settle(stage, thread, row, 'sent')
  react(stage, thread, to, 'business', emoji)
  return row
}

/** What the customer has decided (Cloud API docs, "Error codes": 131026, 131050). */
function refusalBy(thread: WhatsAppThread, { category }: Sending): GraphErrorName | undefined {
  if (thread.blocked) return 'undeliverable'
  return category === 'marketing' && thread.marketingStopped ? 'marketingStopped' : undefined
}

function travel(
  stage: Stage,
  thread: WhatsAppThread,
  row: Accepted,
  sending: Sending,
  fetched: readonly ShownFile[],
): void {
  settle(stage, thread, row, 'sent')
  stage.clock.after(travelMs, () => {
    settle(stage, thread, row, 'delivered')
    arrive(stage, thread, row, bubbleOf(row, sending, fetched))
  })
}

/** The files behind the links, or what is wrong with the first that is no good. */
async function fetchAll(
  stage: Stage,
  links: readonly LinkToFetch[],
): Promise<ShownFile[] | { readonly details: string }> {
  const files: ShownFile[] = []
  for (const { url, fault, shown } of links) {
    const got = await download(stage.fetchLink, url)
    if (got.kind === 'failed') return got
    const { bytes, type, name } = got
    const details = fault({ bytes: () => bytes, type })
    if (details !== undefined) return { details }
    files.push(shown(stage.files.keep(bytes, type, name)))
  }
  return files
}

function failLater(stage: Stage, account: WhatsAppAccount, row: Accepted, error: GraphErrorName): void {
  stage.clock.after(travelMs, () => fail(stage, account, row, error))
}

function fail(
  stage: Stage,
  account: WhatsAppAccount,
  row: Accepted,
  error: GraphErrorName,
  details?: string,
): void {
  row.status = 'failed'
  const notice = failureNotice(account, row, stage.clock.now(), error, details)
  notify(stage, account, { ...notice, acked: (at) => (row.acks.failed ??= at) })
}
