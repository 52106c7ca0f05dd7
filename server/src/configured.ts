import type { Channel } from '@parley/core/ports/channel.ts'

import type { Env } from './env.ts'
import { ffmpegPath } from './ffmpeg-path.ts'

/** What is set and what is not, in words that carry no secret. */
export interface Configured {
  readonly publicUrl: string | null
  readonly dataDir: string
  readonly encryptionKey: 'from ENCRYPTION_KEYS' | 'from the data folder'
  readonly operatorKeys: number
  readonly appSecrets: number
  readonly verifyToken: boolean
  readonly channels: readonly string[]
  /** What will not work like this, and what to do about it. */
  readonly notes: readonly string[]
}

/** The status of the configuration, for the log at the start. */
export function configured(env: Env, channels: Iterable<Pick<Channel, 'name'>>): Configured {
  return {
    publicUrl: env.PUBLIC_URL ?? null,
    dataDir: env.DATA_DIR,
    encryptionKey: env.ENCRYPTION_KEYS.length > 0 ? 'from ENCRYPTION_KEYS' : 'from the data folder',
    operatorKeys: env.OPERATOR_KEY.length,
    appSecrets: env.META_APP_SECRET.length,
    verifyToken: env.META_VERIFY_TOKEN !== '',
    channels: [...channels].map(({ name }) => name),
    notes: notesOn(env).map(({ problem, fix }) => `${problem} ${fix}`),
  }
}

export interface Note {
  readonly variable: keyof Env
  readonly problem: string
  readonly fix: string
}

/** What is no error, and still not what a hub in production should have. */
export function notesOn(env: Env): readonly Note[] {
  const notes: Note[] = []
  const note = (variable: Note['variable'], problem: string, fix: string) =>
    notes.push({ variable, problem, fix })
  if (env.META_APP_SECRET.length === 0)
    note(
      'META_APP_SECRET',
      'No app secret is set, so every webhook from Meta is refused.',
      'Set META_APP_SECRET to the App secret of the app dashboard (App settings, Basic).',
    )
  if (env.META_VERIFY_TOKEN === '')
    note(
      'META_VERIFY_TOKEN',
      'No verify token is set, so Meta cannot subscribe to this hub.',
      'Set META_VERIFY_TOKEN to a word of your choice and enter the same in the app dashboard (Webhooks).',
    )
  if (env.PUBLIC_URL === undefined)
    note(
      'PUBLIC_URL',
      'The hub does not know its own address.',
      'Set PUBLIC_URL to how browsers and Meta reach it, e.g. https://hub.example.com.',
    )
  else if (!env.PUBLIC_URL.startsWith('https://'))
    note(
      'PUBLIC_URL',
      'PUBLIC_URL is not https, and Meta delivers to https only.',
      'Put a proxy with a certificate in front and set PUBLIC_URL to its https address.',
    )
  notes.push(...notesOnThisMachine(env))
  if (env.OPERATOR_KEY.length === 0)
    note(
      'OPERATOR_KEY',
      'No operator key is set, so tenants and backups cannot be managed over the API.',
      'Set OPERATOR_KEY to the output of: openssl rand -base64 32',
    )
  if (env.REDIS_URL !== undefined && env.MEDIA_S3_URL === undefined)
    note(
      'MEDIA_S3_URL',
      'Files lie in DATA_DIR of this machine, where other machines do not see them.',
      'Set MEDIA_S3_URL to the address of a bucket, unless this is the only machine.',
    )
  if (env.FFMPEG_PATH !== 'off' && ffmpegPath(env) === null)
    note(
      'FFMPEG_PATH',
      `There is no ffmpeg at ${env.FFMPEG_PATH ?? 'hand'}, so videos have no poster, AMR is not played, and only Opus has a waveform.`,
      'Install it (Debian: apt-get install ffmpeg), set FFMPEG_PATH to where it is, or set it to off to do without.',
    )
  return notes
}

/** What lies on the disk of one machine. */
function notesOnThisMachine(env: Env): readonly Note[] {
  const notes: Note[] = []
  if (env.ENCRYPTION_KEYS.length === 0)
    notes.push({
      variable: 'ENCRYPTION_KEYS',
      problem:
        env.DATABASE_URL === undefined
          ? 'The encryption key lies beside the data that it protects.'
          : 'The encryption key lies in DATA_DIR of this machine: another one on the same database makes a key that opens nothing.',
      fix: 'Set ENCRYPTION_KEYS from your secret store, and keep the old key in the list while it is needed.',
    })
  if (env.REDIS_URL !== undefined && env.MEDIA_S3_URL === undefined)
    notes.push({
      variable: 'MEDIA_S3_URL',
      problem: 'Files lie in DATA_DIR, which other machines do not have.',
      fix: 'Set MEDIA_S3_URL to a bucket, or let DATA_DIR be a folder that all machines mount.',
    })
  return notes
}
