import { chaosPresets, chaosSettings, type Chaos } from '../chaos.ts'
import type { GraphError } from '../graph/errors.ts'
import { open } from '../life/open.ts'
import { write } from '../life/write.ts'
import { limitSettings, type Limits } from '../limits.ts'
import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'
import type { Customer } from '../state/customers.ts'
import type { Bubble, Thread } from '../state/threads.ts'
import { load, type Load } from './load.ts'
import { accountFrom, customerFrom } from './newcomers.ts'
import { ControlProblem, shaped } from './problem.ts'
import { refuse } from './refusals.ts'
import * as shapes from './shapes.ts'

/** Everything that can be done to the simulated world, in process; the HTTP routes do the same. */
export class Control {
  readonly #stage: Stage

  constructor(stage: Stage) {
    this.#stage = stage
  }

  accounts(): Account[] {
    return this.#stage.accounts.all()
  }

  addAccount(asked: shapes.NewAccount): Account {
    const account = accountFrom(shaped(shapes.newAccount, asked))
    if (this.#stage.accounts.byId(account.id)) {
      throw new ControlProblem(409, `There is already an account ${account.id}.`)
    }
    this.#stage.accounts.add(account)
    return account
  }

  customers(): Customer[] {
    return this.#stage.customers.listed()
  }

  addCustomer(asked: shapes.NewCustomer): Customer {
    const { customers } = this.#stage
    const described = shaped(shapes.newCustomer, asked)
    const customer = customerFrom(described, described.id ?? `customer-${customers.count + 1}`)
    if (customers.byId(customer.id))
      throw new ControlProblem(409, `There is already a customer ${customer.id}.`)
    if (customer.kind === 'whatsapp' && customers.byPhone(customer.phone)) {
      throw new ControlProblem(409, `There is already a customer with the number ${customer.phone}.`)
    }
    customers.add(customer)
    return customer
  }

  /** The customer writes to the account. */
  write(asked: shapes.NewMessage): Bubble {
    const { accountId, customerId, text, replyTo } = shaped(shapes.newMessage, asked)
    return write(this.#stage, this.thread(accountId, customerId), text, replyTo)
  }

  /** Many customers write a lot; `done` of the answer resolves after the last message. */
  load(asked: shapes.NewLoad): Load {
    return load(this.#stage, shaped(shapes.newLoad, asked))
  }

  /** The customer's phone shows the conversation (and so reads it), or no longer does. */
  open(accountId: string, customerId: string, isOpen = true): void {
    open(this.#stage, this.thread(accountId, customerId), isOpen)
  }

  thread(accountId: string, customerId: string): Thread {
    const account = this.#stage.accounts.byId(accountId)
    if (!account)
      throw new ControlProblem(404, `There is no account ${accountId}: GET control/accounts lists them.`)
    const customer = this.#stage.customers.byId(customerId)
    if (!customer) {
      throw new ControlProblem(404, `There is no customer ${customerId}: GET control/customers lists them.`)
    }
    const thread = this.#stage.threads.of(account, customer)
    if (thread) return thread
    throw new ControlProblem(
      400,
      `${customerId} has ${customer.kind}, but ${accountId} is on ${account.kind}.`,
    )
  }

  get chaos(): Chaos {
    return this.#stage.settings.chaos
  }

  /** Turns some dials, or all of them to a preset (revoked tokens stay as they are). */
  setChaos(asked: shapes.ChaosChange): Chaos {
    const change = shaped(shapes.chaosChange, asked)
    const turned =
      'preset' in change ? { ...chaosPresets[change.preset], tokenRevoked: this.chaos.tokenRevoked } : change
    const next = shaped(chaosSettings, { ...this.chaos, ...turned })
    this.#stage.settings.chaos = next
    return next
  }

  /** The next sends of an account meet an error of Meta's. */
  refuse(asked: shapes.NewRefusal): GraphError {
    return refuse(this.#stage, shaped(shapes.newRefusal, asked))
  }

  get limits(): Limits {
    return this.#stage.settings.limits
  }

  setLimits(asked: shapes.LimitsChange): Limits {
    const next = shaped(limitSettings, { ...this.limits, ...shaped(shapes.limitsChange, asked) })
    this.#stage.settings.limits = next
    return next
  }

  counters(): Counters {
    const { outbox, ledger } = this.#stage
    return { pending: outbox.pending, ...outbox.counters, ...ledger.totals }
  }

  /** Posts whatever waits for its time at once. */
  flush(): void {
    this.#stage.outbox.flush()
  }

  /** Resolves when every webhook was taken. */
  idle(): Promise<void> {
    return this.#stage.outbox.idle()
  }
}

export type Counters = Stage['outbox']['counters'] & Stage['ledger']['totals'] & { readonly pending: number }
