import type { Simulator } from '@parley/simulator/simulator'

/** What the button of the demo sends; its text asks for the menu, so that each message gets an answer. */
const size = { messages: 1_000, customers: 50, perSecond: 150, text: 'Could you send me the menu? Question' }

export interface Rush {
  /** False while one is under way. */
  start(): boolean
  progress(): { readonly running: boolean; readonly written: number; readonly messages: number }
}

/** Many customers at once, on every account. */
export function createRush({ control, ledger }: Pick<Simulator, 'control' | 'ledger'>): Rush {
  let running = false
  let writtenBefore = 0
  return {
    start() {
      if (running) return false
      running = true
      writtenBefore = ledger.totals.written
      const accountIds = control.accounts().map(({ id }) => id)
      void control.load({ accountIds, ...size }).done.finally(() => {
        running = false
      })
      return true
    },
    progress: () => ({
      running,
      written: running ? Math.min(size.messages, ledger.totals.written - writtenBefore) : 0,
      messages: size.messages,
    }),
  }
}
