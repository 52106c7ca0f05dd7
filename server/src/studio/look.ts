import type { Errand, Sight } from './errand.ts'
import { lookAtFilm } from './film.ts'
import { typeOf } from './kind.ts'
import { lookAtPdf } from './pdf.ts'
import { lookAtPicture } from './picture.ts'
import { amrDurationMs, lookAtOpus } from './sound.ts'

type Looking = Extract<Errand, { kind: 'look' }>
type Seen = Omit<Sight, 'type'> & { readonly type?: string }

const nothing: Seen = { shape: null, thumbnail: null, playable: null }

/** What a file is, and what it looks and sounds like. A broken one keeps its type and has no more. */
export async function look(asked: Looking): Promise<Sight> {
  const type = await typeOf(asked.path, asked.claimed)
  const seen = await closer(type, asked).catch(() => nothing)
  return { type, ...seen }
}

async function closer(type: string, { path, thumbnail, playable }: Looking): Promise<Seen> {
  if (type === 'image/svg+xml') return nothing
  if (type.startsWith('image/')) return { ...nothing, ...(await lookAtPicture(path, thumbnail)) }
  if (type === 'application/pdf') return { ...nothing, ...(await lookAtPdf(path, thumbnail)) }
  if (type === 'audio/amr') {
    const durationMs = await amrDurationMs(path)
    return { ...nothing, shape: { width: null, height: null, durationMs, waveform: null } }
  }
  if (!/^(audio|video)\//.test(type)) return nothing
  const film = await lookAtFilm(path, type)
  if (film.type === 'audio/ogg' && film.codec === 'opus')
    return { ...nothing, type: film.type, ...(await lookAtOpus(path, playable)) }
  return { ...nothing, type: film.type, shape: film.shape }
}
