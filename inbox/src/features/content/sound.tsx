import type { AttachedShape } from '@parley/contract/file.ts'
import type { KeyboardEvent } from 'react'

import { useCell } from '../../ui/cell.ts'
import { Icon } from '../../ui/icon.tsx'
import { lengthText } from './file-text.ts'
import { nextSpeed, playing, seek, speed, toggle } from './player.ts'
import { Waveform } from './waveform.tsx'

import './sound.css'

const stepMs = 5_000

/** A sound: its waveform is the slider; arrows go five seconds, the space bar plays and pauses. */
export function Sound({ file, voice }: { readonly file: AttachedShape; readonly voice: boolean }) {
  const now = useCell(playing)
  const rate = useCell(speed)
  const mine = now?.file === file.id ? now : null
  const [at, length] = [mine?.at ?? 0, file.duration_ms ?? 0]
  const name = voice ? 'Voice message' : (file.name ?? 'Sound')
  const press = (event: KeyboardEvent) => {
    const step = { ArrowRight: stepMs, ArrowLeft: -stepMs }[event.key]
    if (step === undefined && event.key !== ' ') return
    event.preventDefault()
    if (step === undefined) toggle(file.id)
    else seek(file.id, Math.min(Math.max(at + step, 0), length))
  }
  return (
    <div className="sound" {...(voice ? { 'data-voice': file.id } : {})}>
      <button
        type="button"
        className="play"
        onClick={() => toggle(file.id)}
        aria-label={mine?.on ? `Pause ${name}` : `Play ${name}`}
      >
        <Icon name={mine?.on ? 'pause' : 'play'} size={18} />
      </button>
      <div
        className="sound-slider"
        role="slider"
        tabIndex={0}
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={Math.round(length / 1000)}
        aria-valuenow={Math.round(at / 1000)}
        aria-valuetext={`${lengthText(at)} of ${lengthText(length)}`}
        onKeyDown={press}
        onPointerDown={({ currentTarget, clientX }) => {
          const { left, width } = currentTarget.getBoundingClientRect()
          seek(file.id, Math.min(Math.max((clientX - left) / width, 0), 1) * length)
        }}
      >
        <Waveform bars={file.waveform} done={length === 0 ? 0 : at / length} />
      </div>
      <span className="sound-time">
        {mine?.failed ? 'Cannot be played' : lengthText(mine && at > 0 ? at : length)}
      </span>
      <button type="button" className="speed" onClick={nextSpeed} aria-label={`Speed: ${rate} times`}>
        {rate}×
      </button>
    </div>
  )
}
