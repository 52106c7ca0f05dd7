/** Types that are shown as what they are; as anything else they would be a trick, or an error page. */
const shown = ['image', 'video', 'audio'] as const

/**
 * Why bytes are not the file that was promised, or null: a page instead of bytes, or something else instead of a picture,
 * a film or a sound. A document may be anything.
 */
export function misfit(claimed: string | null, proven: string, served: string | null): string | null {
  const wanted = bare(claimed)
  if (proven === 'text/html' && wanted !== 'text/html')
    return 'The channel gave a web page instead of the file.'
  if (wanted === '' && bare(served) === 'text/html') return 'The channel gave a web page instead of the file.'
  if (!shown.some((family) => wanted.startsWith(`${family}/`))) return null
  if (shown.some((family) => proven.startsWith(`${family}/`))) return null
  return `It was announced as ${wanted}, but its content is ${proven}.`
}

function bare(type: string | null): string {
  return (type?.split(';')[0] ?? '').trim().toLowerCase()
}
