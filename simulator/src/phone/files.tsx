import type { Bubble, ShownFile } from './answers.ts'
import { fileAddress } from './api.ts'
import { Icon } from './icon.tsx'
import { Sound } from './sound.tsx'

/** An album shows so many; the last one tells how many more there are. */
const shownPictures = 4

/** The files of a message, each as what it is. */
export function Files({ bubble, heard }: { readonly bubble: Bubble; readonly heard: () => void }) {
  const { text } = bubble
  const files = bubble.files.filter(({ kind }) => kind !== 'story')
  const pictures = files.filter(isPicture)
  return (
    <>
      {pictures.length > 0 && <Pictures files={pictures} caption={text} />}
      {files
        .filter((file) => !isPicture(file))
        .map((file) => (
          <Single key={file.id} file={file} heard={heard} />
        ))}
    </>
  )
}

function Single({ file, heard }: { readonly file: ShownFile; readonly heard: () => void }) {
  const src = fileAddress(file.id)
  if (file.kind === 'sticker') return <img className="sticker" src={src} alt="Sticker" />
  if (file.type.startsWith('video/')) {
    return <video className="movie" src={src} controls playsInline preload="metadata" aria-label="Video" />
  }
  if (file.type.startsWith('audio/')) return <Sound file={file} heard={heard} />
  return (
    <a className="paper" href={src} download={file.name}>
      <Icon name="document" />
      <span className="paper-name">{file.name}</span>
      <span className="paper-type">{endingOf(file)}</span>
    </a>
  )
}

function Pictures({ files, caption }: { readonly files: readonly ShownFile[]; readonly caption: string }) {
  const more = files.length - shownPictures
  return (
    <div className={`pictures of-${Math.min(files.length, shownPictures)}`}>
      {files.slice(0, shownPictures).map((file, at) => (
        <a key={`${at} ${file.id}`} href={fileAddress(file.id)} target="_blank" rel="noreferrer">
          <img src={fileAddress(file.id)} alt={caption ? `Photo: ${caption}` : 'Photo'} />
          {more > 0 && at === shownPictures - 1 && <span className="more-pictures">+{more}</span>}
        </a>
      ))}
    </div>
  )
}

export function isPicture({ kind, type }: ShownFile): boolean {
  return type.startsWith('image/') && kind !== 'sticker' && kind !== 'document' && kind !== 'file'
}

function endingOf({ name, type }: ShownFile): string {
  return (/\.(\w{1,5})$/.exec(name)?.[1] ?? type.split('/').pop() ?? '').toUpperCase()
}
