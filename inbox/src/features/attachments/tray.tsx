import { Icon } from '../../ui/icon.tsx'
import { sizeText } from '../content/file-text.ts'
import type { Attachment, Attachments } from './use-attachments.ts'

import './attachments.css'

/** The files that will go out with the reply: how far each has come, and what is wrong with it. */
export function Tray({ attachments }: { readonly attachments: Attachments }) {
  if (attachments.list.length === 0) return null
  return (
    <ul className="tray" aria-label="Attachments">
      {attachments.list.map((each) => (
        <Item key={each.key} attachment={each} attachments={attachments} />
      ))}
    </ul>
  )
}

function Item({
  attachment,
  attachments,
}: {
  readonly attachment: Attachment
  readonly attachments: Attachments
}) {
  const { key, file, picture, share, stored, problem } = attachment
  return (
    <li data-state={problem ? 'failed' : stored ? 'ready' : 'going'}>
      {picture === null ? (
        <Icon name="document" size={20} />
      ) : (
        <img src={picture} alt="" width={40} height={40} />
      )}
      <span className="tray-words">
        <bdi>{file.name}</bdi>
        {problem === null ? <small>{sizeText(file.size)}</small> : <small className="wrong">{problem}</small>}
        {stored === null && problem === null && (
          <progress max={1} value={share} aria-label={`Uploading ${file.name}`} />
        )}
      </span>
      {problem !== null && (
        <button
          type="button"
          className="icon-button"
          title="Try again"
          onClick={() => attachments.retry(attachment)}
        >
          <Icon name="reopen" />
          <span className="sr-only">Try {file.name} again</span>
        </button>
      )}
      <button type="button" className="icon-button" title="Remove" onClick={() => attachments.remove(key)}>
        <Icon name="cross" />
        <span className="sr-only">Remove {file.name}</span>
      </button>
    </li>
  )
}
