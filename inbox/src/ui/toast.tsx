import { useEffect } from 'react'

import { cell, useCell } from './cell.ts'

export interface Toast {
  readonly text: string
  readonly undo?: () => void
}

/** One at a time: what can be undone is the last thing that was done. */
export const toast = cell<Toast | null>(null)

const shownMs = 8_000

export function Toaster() {
  const shown = useCell(toast)
  useEffect(() => {
    if (shown === null) return
    const timer = setTimeout(() => toast.set(null), shownMs)
    return () => clearTimeout(timer)
  }, [shown])
  return (
    <div className="toaster" role="status">
      {shown && (
        <div className="toast">
          <span>{shown.text}</span>
          {shown.undo && (
            <button type="button" onClick={undo}>
              Undo <kbd>z</kbd>
            </button>
          )}
        </div>
      )}
    </div>
  )
}

export function undo(): void {
  toast.get()?.undo?.()
  toast.set(null)
}
