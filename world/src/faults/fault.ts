import type { Line } from './report.ts'
import type { ProfileName, Stage } from './stage.ts'

/** How much happens while the fault does. */
export interface Size {
  readonly messages: number
  readonly conversations: number
  readonly perSecond: number
  /** How often the fault is done. */
  readonly times: number
}

/** Something that goes wrong, how it is brought about, and what must hold all the same. */
export interface Fault {
  /** As docs/reliability.md calls it. */
  readonly id: string
  readonly fault: string
  readonly injection: string
  /** What must hold beside what always does: nothing lost, doubled or out of order, no send twice, every status right. */
  readonly passes: string
  readonly profiles: readonly ProfileName[]
  /** What the services under the hub are told before they start. */
  readonly redis?: readonly string[]
  /** Messages of customers that are to be given up on, and kept aside. */
  readonly givenUp?: number
  /** Has customers write and brings the fault about; over when both are. What it returns is judged with the rest. */
  run(stage: Stage, size: Size): Promise<readonly Line[]>
}

/** What a fault lasts in the tests, and by command. */
export const short: Size = { messages: 600, conversations: 40, perSecond: 100, times: 3 }
export const long: Size = { messages: 10_000, conversations: 200, perSecond: 250, times: 20 }
