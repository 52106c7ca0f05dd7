import { useRef, useState } from 'react'

import type { ShownFile } from './answers.ts'
import { fileAddress } from './api.ts'
import { Icon } from './icon.tsx'
import { lengthOf } from './times.ts'

/** A voice note or a song: play, and a line to seek on. */
export function Sound({ file, heard }: { readonly file: ShownFile; readonly heard: () => void }) {
  const audio = useRef<HTMLAudioElement>(null)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(0)
  const isVoice = file.kind === 'voice' || !file.type.startsWith('audio/mpeg')
  const toggle = () => {
    if (playing) return audio.current?.pause()
    heard()
    void audio.current?.play().catch(() => setPlaying(false))
  }
  return (
    <div className="sound" role="group" aria-label={isVoice ? 'Voice note' : file.name}>
      <audio
        ref={audio}
        src={fileAddress(file.id)}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setAt(0)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) =>
          setLength(Number.isFinite(duration) ? duration : 0)
        }
      />
      <button type="button" className="play" aria-label={playing ? 'Pause' : 'Play'} onClick={toggle}>
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <input
        type="range"
        aria-label="Position"
        aria-valuetext={`${lengthOf(at)} of ${lengthOf(length)}`}
        min={0}
        max={length || 1}
        step={0.01}
        value={Math.min(at, length)}
        onChange={({ target }) => {
          if (audio.current) audio.current.currentTime = target.valueAsNumber
        }}
      />
      <span className="length">{lengthOf(playing || at > 0 ? at : length)}</span>
      <Icon name={isVoice ? 'voice' : 'song'} />
    </div>
  )
}
