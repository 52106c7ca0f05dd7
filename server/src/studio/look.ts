import { amrDurationMs } from './amr.ts'
import type { Errand, Sight } from './errand.ts'
import type { Ffmpeg } from './ffmpeg.ts'
import { lookAtFilm } from './film.ts'
import { typeOf } from './kind.ts'
import { lookAtPdf } from './pdf.ts'
import { lookAtPicture } from './picture.ts'
import { posterOf } from './poster.ts'
import { hear, listen } from './sound.ts'
import { voiceOf, voiceOfOpus } from './voice.ts'

type Looking = Extract<Errand, { kind: 'look' }>
type Seen = Omit<Sight, 'type'> & { readonly type?: string }

const nothing: Seen = { shape: null, thumbnail: null, playable: null }

/** What a file is, and what it looks and sounds like. A broken one keeps its type and has no more. */
export async function look(asked: Looking, ffmpeg: Ffmpeg | null): Promise<Sight> {
  const type = await typeOf(asked.path, asked.claimed)
  const seen = await closer(type, asked, ffmpeg).catch(() => nothing)
  return { type, ...seen }
}

async function closer(type: string, asked: Looking, ffmpeg: Ffmpeg | null): Promise<Seen> {
  const { path, thumbnail } = asked
  if (type === 'image/svg+xml') return nothing
  if (type.startsWith('image/')) return { ...nothing, ...(await lookAtPicture(path, thumbnail)) }
  if (type === 'application/pdf') return { ...nothing, ...(await lookAtPdf(path, thumbnail)) }
  if (type === 'audio/amr') return lookAtAmr(asked, ffmpeg)
  if (/^(audio|video)\//.test(type)) return lookAtMedia(type, asked, ffmpeg)
  return nothing
}

async function lookAtAmr({ path, playable }: Looking, ffmpeg: Ffmpeg | null): Promise<Seen> {
  const durationMs = await amrDurationMs(path)
  const counted = { ...nothing, shape: { width: null, height: null, durationMs, waveform: null } }
  if (ffmpeg === null) return counted
  const heard = listen(voiceOf({ path, type: 'audio/amr' }, ffmpeg), playable)
  return heard.then(
    (more) => ({ ...nothing, ...more }),
    () => counted,
  )
}

async function lookAtMedia(
  said: string,
  { path, thumbnail, playable }: Looking,
  ffmpeg: Ffmpeg | null,
): Promise<Seen> {
  const { type, shape, codec } = await lookAtFilm(path, said)
  if (type === 'audio/ogg' && codec === 'opus')
    return { ...nothing, type, ...(await listen(voiceOfOpus(path), playable)) }
  const seen = { ...nothing, type, shape }
  if (ffmpeg === null) return seen
  if (type.startsWith('video/'))
    return { ...seen, thumbnail: await posterOf({ path, type }, ffmpeg, thumbnail).catch(() => null) }
  const waveform = await hear(voiceOf({ path, type }, ffmpeg)).catch(() => null)
  return { ...seen, shape: shape && { ...shape, waveform } }
}
