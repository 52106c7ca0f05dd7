import type { AccountShape } from '@parley/contract/account.ts'
import type { FileShape } from '@parley/contract/file.ts'
import { useState } from 'react'

import { trouble } from '../../api/trouble.ts'
import { upload, type Upload } from './upload.ts'

/** A file that an agent has added to a reply that is not sent yet. */
export interface Attachment {
  readonly key: number
  readonly file: File
  /** The address of a picture in this browser; null for what is none. */
  readonly picture: string | null
  /** From 0 to 1. */
  readonly share: number
  readonly stored: FileShape | null
  readonly problem: string | null
}

const most = 10
let keys = 0
const running = new Map<number, Upload>()

/** The files of a reply: each is uploaded at once, and can be taken out or tried again. */
export function useAttachments(account: AccountShape) {
  const [list, setList] = useState<readonly Attachment[]>([])
  const change = (key: number, part: Partial<Attachment>) =>
    setList((now) => now.map((each) => (each.key === key ? { ...each, ...part } : each)))

  const start = (key: number, file: File) => {
    const going = upload(account.id, file, (share) => change(key, { share }))
    running.set(key, going)
    going.done
      .then(
        (stored) => change(key, { stored, share: 1, problem: problemFor(account, stored) }),
        (error: unknown) => change(key, { problem: trouble(error).title }),
      )
      .finally(() => running.delete(key))
  }
  return {
    list,
    add: (files: Iterable<File>) => {
      const added = [...files].slice(0, most - list.length).map((file) => {
        keys += 1
        const picture = file.type.startsWith('image/') ? URL.createObjectURL(file) : null
        return { key: keys, file, picture, share: 0, stored: null, problem: null }
      })
      setList([...list, ...added])
      for (const { key, file } of added) start(key, file)
    },
    retry: ({ key, file }: Attachment) => {
      change(key, { share: 0, problem: null })
      start(key, file)
    },
    remove: (key: number) => {
      running.get(key)?.cancel()
      forget(list.filter((each) => each.key === key))
      setList((now) => now.filter((each) => each.key !== key))
    },
    clear: () => {
      forget(list)
      setList([])
    },
  }
}

export type Attachments = ReturnType<typeof useAttachments>

function forget(attachments: readonly Attachment[]): void {
  for (const { picture } of attachments) if (picture !== null) URL.revokeObjectURL(picture)
}

/** Why the account's channel does not take the file. */
function problemFor({ channel }: AccountShape, { channels }: FileShape): string | null {
  return channels.find((each) => each.channel === channel)?.problem ?? null
}
