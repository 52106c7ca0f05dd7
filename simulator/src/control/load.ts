import type { z } from 'zod'

import type { Says } from '../life/says.ts'
import { write } from '../life/write.ts'
import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'
import type { Customer } from '../state/customers.ts'
import type { Thread } from '../state/threads.ts'
import { ControlProblem } from './problem.ts'
import type { newLoad } from './shapes.ts'

export interface Load {
  readonly done: Promise<void>
  readonly stop: () => void
}

const beatMs = 10

/** Writes messages at a steady rate; they are numbered, and read what they get by themselves. */
export function load(stage: Stage, asked: z.output<typeof newLoad>): Load {
  const threads = crowd(stage, asked)
  const startedAt = stage.clock.now()
  const { promise, resolve } = Promise.withResolvers<void>()
  let written = 0
  let cancel = () => {}
  const beat = () => {
    const elapsed = stage.clock.now() - startedAt + beatMs
    const due = Math.min(asked.messages, Math.floor((elapsed * asked.perSecond) / 1_000))
    for (; written < due; written += 1) {
      const thread = threads[written % threads.length]
      if (thread) write(stage, thread, nth(asked, written))
    }
    if (written < asked.messages) cancel = stage.clock.after(beatMs, beat)
    else resolve()
  }
  beat()
  const stop = () => {
    cancel()
    resolve()
  }
  return { done: promise, stop }
}

/** The next message: its number, or, evenly spread among them, a picture that no other message has. */
function nth({ text, messages, files }: z.output<typeof newLoad>, at: number): Says {
  const before = Math.floor((at * files) / messages)
  const isPicture = Math.floor(((at + 1) * files) / messages) > before
  if (!isPicture) return { kind: 'text', text: `${text} ${at + 1}` }
  return { kind: 'image', file: { sample: 'photo.jpg', seed: at } }
}

/** One conversation per person; the accounts take turns. */
function crowd(stage: Stage, { accountIds, customers }: z.output<typeof newLoad>): Thread[] {
  const accounts = accountIds.map((id) => {
    const account = stage.accounts.byId(id)
    if (account) return account
    throw new ControlProblem(404, `There is no account ${id}: GET control/accounts lists them.`)
  })
  return Array.from({ length: customers }, (_, at) => {
    const account = accounts[at % accounts.length]
    return account && stage.threads.of(account, somebody(stage, account, at))
  }).filter((thread) => thread !== undefined)
}

/** The same people come again with every load. */
function somebody(stage: Stage, { kind }: Account, at: number): Customer {
  const id = `crowd-${kind}-${at}`
  const known = stage.customers.byId(id)
  if (known) return known
  const person = { id, name: `Customer ${at + 1}`, autoRead: true, crowd: true }
  const customer: Customer =
    kind === 'instagram'
      ? { kind, ...person, username: `customer.${at + 1}`, igsid: undefined }
      : { kind, ...person, phone: String(15_550_000_000 + at), scopedBy: id, ...plain }
  stage.customers.add(customer)
  return customer
}

const plain = { phoneHidden: false, username: undefined, bsuid: undefined, country: 'US', setups: 0 } as const
