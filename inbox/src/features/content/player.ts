import type { FileId } from '@parley/core/domain/ids.ts'
import { z } from 'zod'

import { fileAddress } from '../../api/file-address.ts'
import { cell } from '../../ui/cell.ts'
import { remembered } from '../../ui/remembered.ts'
import { shownThread, voiceAfter } from './shown-thread.ts'

interface Playing {
  readonly file: FileId
  readonly on: boolean
  /** In milliseconds. */
  readonly at: number
  readonly failed: boolean
}

/** What is being listened to: one sound at a time, which goes on while another conversation is opened. */
export const playing = cell<Playing | null>(null)

const speeds = [1, 1.5, 2] as const
export const speed = remembered('parley.speed', z.number(), 1)

let audio: HTMLAudioElement | null = null

/** Plays a sound, or pauses it if it is playing. */
export function toggle(file: FileId): void {
  const now = playing.get()
  if (now?.file === file && audio && !now.failed) {
    if (now.on) audio.pause()
    else void audio.play().catch(fail)
    return
  }
  start(file, 0)
}

/** Goes on from there; a sound that is not the one playing starts. */
export function seek(file: FileId, at: number): void {
  if (playing.get()?.file !== file || !audio) return start(file, at)
  audio.currentTime = at / 1000
  follow()
}

export function nextSpeed(): void {
  const next = speeds[(speeds.findIndex((each) => each === speed.get()) + 1) % speeds.length] ?? 1
  speed.set(next)
  if (audio) audio.playbackRate = next
}

function start(file: FileId, at: number): void {
  const element = (audio ??= newAudio())
  element.src = fileAddress(file, 'playable')
  element.playbackRate = speed.get()
  if (at > 0) element.currentTime = at / 1000
  playing.set({ file, on: true, at, failed: false })
  void element.play().catch(fail)
}

function newAudio(): HTMLAudioElement {
  const element = new Audio()
  element.preload = 'auto'
  for (const event of ['play', 'pause', 'timeupdate', 'seeked'] as const)
    element.addEventListener(event, follow)
  element.addEventListener('ratechange', () => (element.preservesPitch = true))
  element.addEventListener('error', fail)
  element.addEventListener('ended', playNext)
  return element
}

function follow(): void {
  const now = playing.get()
  if (!now || !audio) return
  playing.set({ ...now, on: !audio.paused, at: audio.currentTime * 1000 })
}

/** Being stopped before it began is no failure. */
function fail(error: unknown): void {
  const now = playing.get()
  if (!now || (error instanceof DOMException && error.name === 'AbortError')) return
  playing.set({ ...now, on: false, failed: true })
}

/** After a voice message comes the next one of the thread. */
function playNext(): void {
  const now = playing.get()
  if (!now) return
  const next = voiceAfter(now.file, shownThread.get())
  if (next) start(next, 0)
  else playing.set({ ...now, on: false, at: 0 })
}
