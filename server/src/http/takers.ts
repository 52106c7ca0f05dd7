import type { MediaLimits } from '@parley/core/domain/abilities.ts'
import type { Account } from '@parley/core/domain/account.ts'
import type { MediaKind } from '@parley/core/domain/content.ts'
import type { File } from '@parley/core/domain/file.ts'
import { givenTo } from '@parley/core/domain/rendition.ts'
import type { Channel } from '@parley/core/ports/channel.ts'

interface Taker {
  readonly channel: string
  readonly as: MediaKind[]
  readonly problem: string | null
}

const kinds = ['image', 'video', 'voice', 'audio', 'document', 'sticker'] as const

/** Which channels of a business take a file, and as what; or why not. */
export function takers(
  file: File,
  accounts: readonly Account[],
  channels: ReadonlyMap<string, Channel>,
): Taker[] {
  if (file.state !== 'stored') return []
  return [...new Set(accounts.filter(({ active }) => active).map(({ channel }) => channel))].flatMap(
    (name) => {
      const channel = channels.get(name)
      return channel ? [takenBy(channel, file)] : []
    },
  )
}

function takenBy({ name, label, can }: Channel, file: File): Taker {
  const as = kinds.filter((kind) => {
    const limits = can.sends[kind]
    return limits !== undefined && givenTo(file, limits) !== undefined
  })
  return {
    channel: name,
    as,
    problem: as.length > 0 ? null : whyNot(label, file, Object.values(limitsOf(can.sends))),
  }
}

function limitsOf(sends: Channel['can']['sends']): readonly MediaLimits[] {
  return kinds.flatMap((kind) => sends[kind] ?? [])
}

function whyNot(label: string, { type, size }: File, limits: readonly MediaLimits[]): string {
  const most = Math.max(
    0,
    ...limits.filter(({ types }) => types.includes(type ?? '')).map((one) => one.maxBytes),
  )
  if (most === 0) return `${label} takes no files of the type ${type}.`
  return `${label} takes files of the type ${type} up to ${megabytes(most)}; this one has ${megabytes(size ?? 0)}.`
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`
}
