import { useEffect, useState } from 'react'

import { Icon } from '../../ui/icon.tsx'
import { lengthText } from '../content/file-text.ts'
import { startRecording, type Recording } from './recording.ts'

interface Props {
  readonly done: (voice: File) => void
  readonly close: () => void
}

/** Records a voice message: level, time, and three ways out. It can be listened to in the tray before it goes. */
export function VoiceRecorder({ done, close }: Props) {
  const [recording, setRecording] = useState<Recording | null>(null)
  const [refused, setRefused] = useState(false)
  const [{ level, ms }, setState] = useState({ level: 0, ms: 0 })
  useEffect(() => {
    let mine: Recording | null = null
    let left = false
    startRecording(setState).then(
      (started) => {
        mine = started
        if (left) started.cancel()
        else setRecording(started)
      },
      () => setRefused(true),
    )
    return () => {
      left = true
      mine?.cancel()
    }
  }, [])
  const keep = async () => {
    if (recording) done(await recording.finish())
  }
  if (refused) {
    return (
      <div className="recorder" role="alert">
        <p>
          The browser does not let this page use the microphone. Allow it in the address bar, then try again.
        </p>
        <button type="button" className="button small" onClick={close}>
          Close
        </button>
      </div>
    )
  }
  return (
    <div className="recorder" role="group" aria-label="Voice message">
      <span className="recording-mark" aria-hidden="true" />
      <span role="timer">{lengthText(ms)}</span>
      <meter min={0} max={1} value={level} aria-label="Loudness" />
      <button ref={focused} type="button" className="button small" onClick={close}>
        Discard
      </button>
      <button
        type="button"
        className="button small primary"
        disabled={recording === null}
        onClick={() => void keep()}
      >
        <Icon name="check" /> Keep
      </button>
    </div>
  )
}

/** As a `ref`: what was asked for with the keyboard goes on with the keyboard. */
function focused(button: HTMLElement | null): void {
  button?.focus()
}
