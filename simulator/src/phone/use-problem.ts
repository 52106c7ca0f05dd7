import { useState } from 'react'

export interface Attempts {
  /** Why the last attempt failed. */
  readonly problem: string | undefined
  /** Resolves to whether it worked. */
  readonly attempt: (work: () => Promise<unknown>) => Promise<boolean>
}

/** Tries things, and keeps in words what went wrong. */
export function useProblem(): Attempts {
  const [problem, setProblem] = useState<string>()
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work()
      setProblem(undefined)
      return true
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      return false
    }
  }
  return { problem, attempt }
}
