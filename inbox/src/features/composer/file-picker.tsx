import type { RefObject } from 'react'

interface Props {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly add: (files: Iterable<File>) => void
}

/** The browser's own way to choose files, opened by a click from elsewhere; the same file can be chosen twice. */
export function FilePicker({ ref, add }: Props) {
  return (
    <input
      ref={ref}
      type="file"
      multiple
      hidden
      aria-label="Files"
      onChange={({ target }) => {
        add(target.files ?? [])
        target.value = ''
      }}
    />
  )
}
