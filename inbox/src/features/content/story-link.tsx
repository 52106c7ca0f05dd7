/** Stories are gone after a day, and never kept here. */
export function StoryLink({ url }: { readonly url: string }) {
  return (
    <a href={url} target="_blank" rel="noopener noreferrer">
      Open the story, if it is still there
    </a>
  )
}
