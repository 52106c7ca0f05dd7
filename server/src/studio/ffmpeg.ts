import { spawn } from 'node:child_process'

/** A file, and the type that its content proves it to have. */
export interface Source {
  readonly path: string
  readonly type: string
}

/** What ffmpeg makes of a file by these options of its own; throws if it makes nothing of it, in time. */
export type Ffmpeg = (source: Source, making: readonly string[]) => AsyncGenerator<Buffer>

/** The program at that path, which is killed as soon as `signal` says so. */
export function ffmpegAt(program: string, signal: AbortSignal): Ffmpeg {
  return async function* make(source, making) {
    const child = spawn('/bin/sh', ['-c', limited, program, ...reading(source), ...making, 'pipe:1'], {
      env: { MALLOC_ARENA_MAX: '1' },
      stdio: ['ignore', 'pipe', 'ignore'],
      signal,
      killSignal: 'SIGKILL',
    })
    const ended = new Promise<number | null>((resolve) => {
      child.on('error', () => resolve(null)).once('close', resolve)
    })
    try {
      yield* atMost(mostBytes, child.stdout)
      if ((await ended) !== 0) throw new Error('ffmpeg made nothing of it.')
    } finally {
      child.kill('SIGKILL')
    }
  }
}

/** Two hours of a voice. */
const mostBytes = 256 * 1024 ** 2

async function* atMost(most: number, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > most) throw new Error('That is more than it may make.')
    yield chunk
  }
}

/** Seconds of work and KB of memory, which the kernel sees to even if nobody is left to kill it. */
const limited = 'ulimit -t 10; ulimit -v 1048576; exec "$0" "$@"'

/**
 * Nothing is guessed: a list of what to play that poses as a sound would otherwise be followed to other files. No
 * network, and no decoder but those of what people send.
 */
function reading({ path, type }: Source): readonly string[] {
  const demuxer = demuxers.get(type.slice(type.indexOf('/') + 1))
  if (demuxer === undefined) throw new Error(`Nothing here reads ${type}.`)
  const safely = `-nostdin -threads 1 -protocol_whitelist file -codec_whitelist ${decoders} -max_pixels ${mostPixels}`
  return [...safely.split(' '), '-f', demuxer, '-i', `file:${path}`]
}

/** Those of 8K. */
const mostPixels = 7_680 * 4_320

const decoders =
  'h264,hevc,vp8,vp9,av1,libdav1d,mpeg4,h263,aac,mp3,mp3float,amrnb,amrwb,opus,vorbis,flac,pcm_s16le'

const demuxers: ReadonlyMap<string, string> = new Map([
  ['mp4', 'mov'],
  ['quicktime', 'mov'],
  ['3gpp', 'mov'],
  ['3gpp2', 'mov'],
  ['webm', 'matroska'],
  ['matroska', 'matroska'],
  ['mpeg', 'mp3'],
  ['aac', 'aac'],
  ['amr', 'amr'],
  ['ogg', 'ogg'],
  ['flac', 'flac'],
  ['wav', 'wav'],
])
