import type { AccountId, FileId } from '@parley/core/domain/ids.ts'
import { useId, useState } from 'react'

import { trouble } from '../../api/trouble.ts'
import { upload } from '../attachments/upload.ts'

interface Props {
  readonly account: AccountId
  readonly kind: 'image' | 'video' | 'document' | 'location'
  readonly label: string
  readonly chosen: boolean
  readonly choose: (file: FileId | null) => void
}

const accepted = { image: 'image/*', video: 'video/*', document: '', location: '' } as const

/** The file for a template's heading, or its example. */
export function FileField({ account, kind, label, chosen, choose }: Props) {
  const id = useId()
  const [said, say] = useState<string | null>(null)
  if (kind === 'location') return <p className="hint">Its heading is a place, which only the API can give.</p>
  const take = async (file: File | undefined) => {
    choose(null)
    if (!file) return
    say('Uploading…')
    try {
      choose((await upload(account, file, () => undefined).done).id)
      say(null)
    } catch (error) {
      say(`Not uploaded. ${trouble(error).title}`)
    }
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept={accepted[kind]}
        onChange={({ target }) => void take(target.files?.[0])}
      />
      {!chosen && said !== null && <p className="hint">{said}</p>}
    </div>
  )
}
