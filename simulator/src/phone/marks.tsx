import type { Bubble } from './answers.ts'
import { fileAddress } from './api.ts'
import { Icon } from './icon.tsx'

/** Where a message comes from: forwarded, an advertisement, a story. */
export function Marks({ bubble }: { readonly bubble: Bubble }) {
  const { forwarded, advertisement, type, files, deleted } = bubble
  if (deleted) return null
  const story = files.find(({ kind }) => kind === 'story')
  return (
    <>
      {forwarded && (
        <span className="mark">
          <Icon name="forward" /> {forwarded === 'often' ? 'Forwarded many times' : 'Forwarded'}
        </span>
      )}
      {advertisement !== undefined && (
        <span className="mark boxed">
          <Icon name="ad" /> Ad: {advertisement}
        </span>
      )}
      {type === 'story_mention' && (
        <span className="mark">
          <Icon name="mention" /> Mentioned in a story
        </span>
      )}
      {story && (
        <span className="mark">
          <img src={fileAddress(story.id)} alt="" /> Reply to a story
        </span>
      )}
    </>
  )
}
