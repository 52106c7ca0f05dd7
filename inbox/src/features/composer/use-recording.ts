import { useEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react'

/** Whether the recorder stands in place of the words; after it, and after Esc, writing goes on. */
export function useRecording(input: RefObject<HTMLElement | null>) {
  const [recording, record] = useState(false)
  const before = useRef(false)
  useEffect(() => {
    if (before.current && !recording) input.current?.focus()
    before.current = recording
  }, [input, recording])
  const leave = (event: KeyboardEvent) => {
    if (!recording || event.key !== 'Escape') return
    event.preventDefault()
    record(false)
  }
  return { recording, record, leave }
}
