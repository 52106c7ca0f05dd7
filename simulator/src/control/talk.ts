import { act } from '../life/act.ts'
import { choose } from '../life/choose.ts'
import { echo } from '../life/echo.ts'
import { NoSuchFile } from '../life/file-named.ts'
import { write } from '../life/write.ts'
import type { Stage } from '../stage.ts'
import type { Bubble, Thread } from '../state/threads.ts'
import { ControlProblem, shaped } from './problem.ts'
import * as shapes from './shapes.ts'

/** The customer writes. */
export function writeTo(stage: Stage, asked: shapes.NewMessage): Bubble {
  const { accountId, customerId, text, says, ...around } = shaped(shapes.newMessage, asked)
  const thread = threadOf(stage, accountId, customerId)
  if (thread.blocked) throw new ControlProblem(400, `${customerId} has blocked ${accountId}.`)
  const what = says ?? { kind: 'text', text: text ?? '' }
  const bubble = withFiles(() => write(stage, thread, what, around))
  if (bubble) return bubble
  throw new ControlProblem(400, `says.kind: nobody can send ${what.kind} on ${thread.kind}.`)
}

/** The customer taps what a message offers. */
export function chooseFrom(stage: Stage, asked: shapes.NewChoice): Bubble {
  const { accountId, customerId, messageId, choice, answer } = shaped(shapes.newChoice, asked)
  const thread = threadOf(stage, accountId, customerId)
  const bubble = bubbleIn(thread, messageId)
  const offer = bubble.offers?.find(({ id }) => id === choice)
  if (!offer) throw new ControlProblem(400, `choice: the message offers no ${choice}.`)
  const chosen = choose(stage, thread, bubble, offer, answer)
  if (chosen) return chosen
  throw new ControlProblem(400, `choice: ${choice} opens a page; nothing is sent.`)
}

/** The customer does something else. */
export function actIn(stage: Stage, asked: shapes.NewDeed): Thread {
  const { accountId, customerId, does } = shaped(shapes.newDeed, asked)
  const thread = threadOf(stage, accountId, customerId)
  if ('messageId' in does) checkOwner(bubbleIn(thread, does.messageId), does.kind)
  if (act(stage, thread, does)) return thread
  throw new ControlProblem(400, `does.kind: ${does.kind} is not possible here on ${thread.kind}.`)
}

/** The business uses its own phone. */
export function echoTo(stage: Stage, asked: shapes.NewEcho): Bubble {
  const { accountId, customerId, does } = shaped(shapes.newEcho, asked)
  const thread = threadOf(stage, accountId, customerId)
  if (thread.kind === 'whatsapp' && !thread.account.coexistence) {
    throw new ControlProblem(
      400,
      `${accountId} is on no phone: PUT control/accounts/${accountId} {"coexistence":true} puts it on one.`,
    )
  }
  const bubble = withFiles(() => echo(stage, thread, does))
  if (bubble) return bubble
  throw new ControlProblem(400, `does.kind: ${does.kind} is not possible here on ${thread.kind}.`)
}

export function threadOf(stage: Stage, accountId: string, customerId: string): Thread {
  const account = stage.accounts.byId(accountId)
  if (!account)
    throw new ControlProblem(404, `There is no account ${accountId}: GET control/accounts lists them.`)
  const customer = stage.customers.byId(customerId)
  if (!customer) {
    throw new ControlProblem(404, `There is no customer ${customerId}: GET control/customers lists them.`)
  }
  const thread = stage.threads.of(account, customer)
  if (thread) return thread
  throw new ControlProblem(400, `${customerId} has ${customer.kind}, but ${accountId} is on ${account.kind}.`)
}

function bubbleIn(thread: Thread, messageId: string): Bubble {
  const bubble = thread.bubbles.find(({ id }) => id === messageId)
  if (bubble) return bubble
  throw new ControlProblem(
    404,
    `There is no message ${messageId} in this conversation: GET control/thread shows it.`,
  )
}

/** Nobody changes what somebody else has written. */
function checkOwner({ from }: Bubble, deed: string): void {
  if ((deed === 'edit' || deed === 'unsend') && from !== 'customer')
    throw new ControlProblem(400, 'does.messageId: the customer can only change what they wrote themselves.')
}

function withFiles<T>(work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (error instanceof NoSuchFile) throw new ControlProblem(400, error.message)
    throw error
  }
}
