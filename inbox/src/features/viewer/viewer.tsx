import type { FileId } from '@parley/core/domain/ids.ts'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

import { fileAddress } from '../../api/file-address.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { picturesIn, shownThread } from '../content/shown-thread.ts'
import { usePan } from './use-pan.ts'

import './viewer.css'

interface Props {
  readonly start: FileId
  readonly close: () => void
}

const zooms = [1, 1.5, 2, 3, 5] as const

/** A picture as large as the screen: zoom, pan, turn, and the other pictures of the thread by the arrow keys. */
export function Viewer({ start, close }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [pictures] = useState(() => picturesWith(start))
  const [at, setAt] = useState(() => Math.max(0, pictures.indexOf(start)))
  const [zoom, setZoom] = useState(0)
  const [turns, setTurns] = useState(0)
  const pan = usePan()
  const scale = zooms[zoom] ?? 1
  useEffect(() => dialog.current?.showModal(), [])

  const fresh = () => {
    setZoom(0)
    setTurns(0)
    pan.center()
  }
  const go = (step: number) => {
    setAt((now) => Math.min(Math.max(now + step, 0), pictures.length - 1))
    fresh()
  }
  const zoomBy = (step: number) => {
    setZoom((now) => Math.min(Math.max(now + step, 0), zooms.length - 1))
    if (zoom + step <= 0) pan.center()
  }
  const turn = () => setTurns((now) => now + 1)
  const keys: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => go(-1),
    ArrowRight: () => go(1),
    '+': () => zoomBy(1),
    '=': () => zoomBy(1),
    '-': () => zoomBy(-1),
    r: turn,
  }
  const press = (event: KeyboardEvent) => {
    event.stopPropagation()
    keys[event.key]?.()
  }
  const file = pictures[at] ?? start
  const address = fileAddress(file, 'original')
  return (
    <dialog ref={dialog} className="viewer" aria-label="Picture" onClose={close} onKeyDown={press}>
      <div
        className="viewer-stage"
        {...pan.handlers}
        onDoubleClick={() => (zoom === 0 ? zoomBy(2) : fresh())}
      >
        <img
          key={file}
          src={address}
          alt={`Picture ${at + 1} of ${pictures.length}`}
          draggable={false}
          style={{ transform: `translate(${pan.x}px, ${pan.y}px) scale(${scale}) rotate(${turns * 90}deg)` }}
        />
      </div>
      <div className="viewer-bar" role="toolbar" aria-label="Picture">
        <Tool icon="back" label="Previous (←)" off={at === 0} run={() => go(-1)} />
        <span className="viewer-count" role="status">
          {at + 1} / {pictures.length}
        </span>
        <Tool icon="next" label="Next (→)" off={at === pictures.length - 1} run={() => go(1)} />
        <Tool icon="minus" label="Smaller (−)" off={zoom === 0} run={() => zoomBy(-1)} />
        <Tool icon="plus" label="Larger (+)" off={zoom === zooms.length - 1} run={() => zoomBy(1)} />
        <Tool icon="reopen" label="Turn (r)" run={turn} />
        <a className="icon-button" href={address} download title="Download">
          <Icon name="download" />
          <span className="sr-only">Download</span>
        </a>
        <Tool icon="cross" label="Close (Esc)" run={() => dialog.current?.close()} />
      </div>
    </dialog>
  )
}

function Tool({
  icon,
  label,
  off = false,
  run,
}: {
  icon: IconName
  label: string
  off?: boolean
  run: () => void
}) {
  return (
    <button
      type="button"
      className="icon-button"
      title={label}
      aria-label={label}
      aria-disabled={off}
      onClick={run}
    >
      <Icon name={icon} />
    </button>
  )
}

/** The thread's pictures in their order. */
function picturesWith(start: FileId): readonly FileId[] {
  const found = picturesIn(shownThread.get())
  return found.includes(start) ? found : [start]
}
