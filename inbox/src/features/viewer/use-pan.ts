import { useRef, useState, type PointerEvent } from 'react'

/** Moves what is larger than its frame with the pointer. In pixels from the middle. */
export function usePan() {
  const [place, setPlace] = useState({ x: 0, y: 0 })
  const held = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    ...place,
    center: () => setPlace({ x: 0, y: 0 }),
    handlers: {
      onPointerDown: (event: PointerEvent) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { x: event.clientX - place.x, y: event.clientY - place.y }
      },
      onPointerMove: ({ clientX, clientY }: PointerEvent) => {
        if (held.current) setPlace({ x: clientX - held.current.x, y: clientY - held.current.y })
      },
      onPointerUp: () => {
        held.current = null
      },
    },
  }
}
