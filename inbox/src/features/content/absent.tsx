import { retryFile, type AttachedShape } from '@parley/contract/file.ts'
import { useMutation } from '@tanstack/react-query'

import { call } from '../../api/call.ts'
import { trouble } from '../../api/trouble.ts'
import { Icon } from '../../ui/icon.tsx'
import { toast } from '../../ui/toast.tsx'
import type { MediaShape } from './media-shape.ts'
import { ratioOf } from './ratio.ts'

const names: { readonly [K in MediaShape['kind']]: string } = {
  image: 'Picture',
  video: 'Video',
  audio: 'Sound',
  voice: 'Voice message',
  document: 'Document',
  sticker: 'Sticker',
}

/** A file that is not here: on its way, not to be had, or taken back. It takes the room that it will need. */
export function Absent({ kind, file }: { readonly kind: MediaShape['kind']; readonly file: AttachedShape }) {
  const name = file.name ?? names[kind]
  if (file.state === 'waiting') {
    return (
      <div className="absent" data-state="waiting" style={ratioOf(file)} aria-busy="true">
        <Icon name="clock" />
        <span>{name} is being fetched</span>
      </div>
    )
  }
  return (
    <div className="absent" data-state={file.state}>
      <Icon name={file.state === 'failed' ? 'failed' : 'trash'} />
      <span>
        {file.state === 'failed' ? `${name} could not be fetched.` : `${name} was deleted.`}
        {file.failure !== null && (
          <details>
            <summary>Details</summary>
            {file.failure}
          </details>
        )}
      </span>
      {file.state === 'failed' && <Retry file={file} />}
    </div>
  )
}

/** The thread hears of it when it is there. */
function Retry({ file }: { readonly file: AttachedShape }) {
  const fetching = useMutation({
    mutationFn: () => call(retryFile, { params: { file_id: file.id } }),
    onError: (error) => toast.set({ text: `Not fetched. ${trouble(error).title}` }),
  })
  return (
    <button
      type="button"
      className="button small"
      disabled={fetching.isPending || fetching.isSuccess}
      onClick={() => fetching.mutate()}
    >
      {fetching.isSuccess ? 'Fetching…' : 'Try again'}
    </button>
  )
}
