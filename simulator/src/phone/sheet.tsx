import { useEffect, useRef, type ReactNode } from 'react'

interface SheetProps {
  readonly label: string
  readonly close: () => void
  readonly children: ReactNode
}

/** Rises over the phone; Escape and a tap beside it close it, and the focus goes back to where it was. */
export function Sheet({ label, close, children }: SheetProps) {
  const box = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const before = document.activeElement
    box.current?.querySelector<HTMLElement>('button, input')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') close()
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [close])
  return (
    <>
      <button type="button" className="veil" aria-label="Close" tabIndex={-1} onClick={close} />
      <dialog ref={box} className="sheet" open aria-label={label}>
        {children}
      </dialog>
    </>
  )
}
