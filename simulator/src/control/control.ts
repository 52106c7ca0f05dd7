import type { z } from 'zod'

import { chaosPresets, chaosSettings, type Chaos } from '../chaos.ts'
import type { GraphError } from '../graph/errors.ts'
import { open } from '../life/open.ts'
import { limitSettings, type Limits } from '../limits.ts'
import type { Stage } from '../stage.ts'
import type { Account } from '../state/accounts.ts'
import type { Customer } from '../state/customers.ts'
import type { Template } from '../state/templates.ts'
import type { Bubble, Thread } from '../state/threads.ts'
import * as business from './business.ts'
import { load, type Load } from './load.ts'
import { accountFrom, customerFrom } from './newcomers.ts'
import { ControlProblem, shaped } from './problem.ts'
import { refuse } from './refusals.ts'
import * as shapes from './shapes.ts'
import * as talk from './talk.ts'

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
    if (account.kind === 'whatsapp' && !this.#stage.templates.named(account.wabaId, 'hello_world', 'en_US'))
      this.addTemplate({ accountId: account.id, template: helloWorld })
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

  /** Whether the number is also in the Business app on somebody's phone. */
  setCoexistence(accountId: string, asked: z.input<typeof shapes.accountChange>): Account {
    const account = business.whatsAppBy(this.#stage, accountId)
    account.coexistence = shaped(shapes.accountChange, asked).coexistence
    return account
  }

  /** The customer writes to the account. */
  write(asked: shapes.NewMessage): Bubble {
    return talk.writeTo(this.#stage, asked)
  }

  /** The customer taps what a message of the business offers. */
  choose(asked: shapes.NewChoice): Bubble {
    return talk.chooseFrom(this.#stage, asked)
  }

  /** The customer reacts, edits, unsends, calls, blocks, takes another number … */
  act(asked: shapes.NewDeed): Thread {
    return talk.actIn(this.#stage, asked)
  }

  /** The business writes, edits or unsends on its own phone. */
  echo(asked: shapes.NewEcho): Bubble {
    return talk.echoTo(this.#stage, asked)
  }

  /** The past of a coexistence number. */
  importHistory(asked: shapes.NewHistory): void {
    business.history(this.#stage, asked)
  }

  /** The address book of a coexistence number. */
  syncContacts(asked: shapes.NewSync): void {
    business.sync(this.#stage, asked)
  }

  /** News of a number or its business account. */
  tellNews(asked: shapes.NewNews): void {
    business.news(this.#stage, asked)
  }

  /** An item just as it is given. */
  tellRaw(asked: shapes.NewRaw): void {
    business.raw(this.#stage, asked)
  }

  templates(accountId: string): Template[] {
    return this.#stage.templates.ofWaba(business.whatsAppBy(this.#stage, accountId).wabaId)
  }

  /** A template without a review. */
  addTemplate(asked: shapes.SeededTemplate): Template {
    return business.seedTemplate(this.#stage, asked)
  }

  /** Meta's reviewers decide, or its customers' complaints do. */
  changeTemplate(id: string, asked: shapes.TemplateChange): Template {
    return business.changeTemplate(this.#stage, id, asked)
  }

  /** How long reviews take; null leaves them to `changeTemplate`. */
  setReview(asked: z.input<typeof shapes.reviewChange>): { readonly reviewMs: number | null } {
    const { reviewMs } = shaped(shapes.reviewChange, asked)
    this.#stage.settings.reviewMs = reviewMs
    return { reviewMs }
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
    return talk.threadOf(this.#stage, accountId, customerId)
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

/** Every business account has this one from its first day (Cloud API docs, "Get started"). */
const helloWorld: shapes.SeededTemplate['template'] = {
  name: 'hello_world',
  language: 'en_US',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'TEXT', text: 'Hello World' },
    {
      type: 'BODY',
      text: 'Welcome and congratulations!! This message demonstrates your ability to send a message.',
    },
    { type: 'FOOTER', text: 'WhatsApp Business Platform sample message' },
  ],
}

export type Counters = Stage['outbox']['counters'] & Stage['ledger']['totals'] & { readonly pending: number }
