import type { AttachedShape } from '@parley/contract/file.ts'

import { fileAddress } from '../../api/file-address.ts'
import { Icon } from '../../ui/icon.tsx'
import { factsText } from './file-text.ts'

/** A file to be downloaded, with its first page where there is one. */
export function Document({ file }: { readonly file: AttachedShape }) {
  const name = file.name ?? 'Document'
  return (
    <a
      className="document"
      href={fileAddress(file.id, 'original')}
      download={name}
      title={`Download ${name}`}
    >
      {file.thumbnail && (
        <img className="first-page" src={fileAddress(file.id, 'thumbnail')} alt="" loading="lazy" />
      )}
      <span className="document-line">
        <Icon name="document" size={20} />
        <span>
          <bdi>{name}</bdi>
          <small>{factsText(file)}</small>
        </span>
        <Icon name="download" />
      </span>
    </a>
  )
}
