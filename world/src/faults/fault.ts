import type { Line } from './report.ts'
import type { ProfileName, Stage } from './stage.ts'

/** How much happens while the fault does. */
export interface Size {
  readonly messages: number
  readonly conversations: number
  readonly perSecond: number
  /** How often the fault is done. */
  readonly times: number
  /** How rough Meta's side is where a fault has weather. */
  readonly weather: 'rough' | 'worst'
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
  /** After it a stage is not what it was: each seed has one of its own. */
  readonly spendsStage?: true
  /** The record lies on a file system of so many MB. Needs root. */
  readonly diskMb?: (profile: ProfileName) => number
  /** Nothing is answered: to one person the hub sends a message each six seconds, because Meta takes no more. */
  readonly unanswered?: true
  /** Messages of customers that are to be given up on, and kept aside. */
  readonly givenUp?: number
  /** Has customers write and brings the fault about; over when both are. What it returns is judged with the rest. */
  run(stage: Stage, size: Size): Promise<readonly Line[]>
}

export const sizes = {
  /** For many seeds, and for the tests that run with every change. */
  short: { messages: 200, conversations: 20, perSecond: 100, times: 3, weather: 'rough' },
  long: { messages: 10_000, conversations: 200, perSecond: 250, times: 20, weather: 'worst' },
} as const satisfies Readonly<Record<string, Size>>
