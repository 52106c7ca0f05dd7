import type { ReactNode } from 'react'

const shapes = {
  check: <path d="m3.5 8.5 3 3 6-7" />,
  checks: <path d="m1.5 8.5 3 3 5.5-7M7.5 11l.5.5 6.5-7" />,
  clock: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 4.8V8l2.2 1.6" />,
  cross: <path d="m4 4 8 8m0-8-8 8" />,
  failed: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 5v3.5M8 11v.01" />,
  unknown: (
    <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.2M8 11.3v.01" />
  ),
  canceled: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.8 3.8l8.4 8.4" />,
  back: <path d="M9.5 3.5 5 8l4.5 4.5" />,
  down: <path d="m3.5 6 4.5 4.5L12.5 6" />,
  send: <path d="M2.5 8 13.5 2.8 11 13.2 7.7 9.3 2.5 8Zm5.2 1.3 5.8-6.5" />,
  bot: (
    <path d="M4 6h8a1.5 1.5 0 0 1 1.5 1.5v4A1.5 1.5 0 0 1 12 13H4a1.5 1.5 0 0 1-1.5-1.5v-4A1.5 1.5 0 0 1 4 6Zm4 0V3M6 9v1m4-1v1" />
  ),
  flask: <path d="M6.5 2.5h3M7 2.5V6.5L3.3 12a1 1 0 0 0 .8 1.5h7.8a1 1 0 0 0 .8-1.5L9 6.5v-4M5 10h6" />,
  panel: (
    <path d="M3.5 3h9A1.5 1.5 0 0 1 14 4.5v7a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 11.5v-7A1.5 1.5 0 0 1 3.5 3ZM10 3v10" />
  ),
  menu: <path d="M3 4.5h10M3 8h10M3 11.5h10" />,
  command: (
    <path d="M6 6h4v4H6zM6 6V4.2A1.7 1.7 0 1 0 4.3 6H6Zm4 0V4.2A1.7 1.7 0 1 1 11.7 6H10Zm-4 4v1.8A1.7 1.7 0 1 1 4.3 10H6Zm4 0v1.8a1.7 1.7 0 1 0 1.7-1.8H10Z" />
  ),
  archive: <path d="M2.5 3.5h11v3h-11zM3.5 6.5v5A1.5 1.5 0 0 0 5 13h6a1.5 1.5 0 0 0 1.5-1.5v-5M6.5 9h3" />,
  reopen: <path d="M3 8a5 5 0 1 0 1.6-3.7L3 5.8M3 3v2.8h2.8" />,
  light: (
    <path d="M8 10.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM8 1.5V3m0 10v1.5M1.5 8H3m10 0h1.5M3.4 3.4l1.1 1.1m7 7 1.1 1.1m0-9.2-1.1 1.1m-7 7-1.1 1.1" />
  ),
  phone: (
    <path d="M5.5 2h5A1.5 1.5 0 0 1 12 3.5v9a1.5 1.5 0 0 1-1.5 1.5h-5A1.5 1.5 0 0 1 4 12.5v-9A1.5 1.5 0 0 1 5.5 2ZM7.3 11.8h1.4" />
  ),
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9Zm3.3-1.2 3.2 3.2" />,
  up: <path d="m3.5 10 4.5-4.5 4.5 4.5" />,
  plus: <path d="M8 3v10M3 8h10" />,
  trash: <path d="M3 4.5h10M6 4.5V3h4v1.5M4.5 4.5l.5 8a1 1 0 0 0 1 .9h4a1 1 0 0 0 1-.9l.5-8" />,
  play: <path d="M5 3.2v9.6a.5.5 0 0 0 .77.42l7.2-4.8a.5.5 0 0 0 0-.84l-7.2-4.8A.5.5 0 0 0 5 3.2Z" />,
  pause: <path d="M5.5 3.5v9M10.5 3.5v9" />,
  document: (
    <path d="M4.5 1.8h4.7l3 3v8.4a1 1 0 0 1-1 1H4.5a1 1 0 0 1-1-1V2.8a1 1 0 0 1 1-1ZM9 2v3h3M5.8 8h4.4m-4.4 2.6h4.4" />
  ),
  download: <path d="M8 2.5v8m-3.2-3L8 10.7l3.2-3.2M3 13.5h10" />,
  pin: (
    <path d="M8 14.2S3.5 10 3.5 6.5a4.5 4.5 0 0 1 9 0C12.5 10 8 14.2 8 14.2ZM8 8a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3Z" />
  ),
  tap: (
    <path d="M6.5 9.5V3.8a1.2 1.2 0 0 1 2.4 0v4l3 .7a1.3 1.3 0 0 1 1 1.5l-.5 2.7a1.3 1.3 0 0 1-1.3 1H7.8a1.6 1.6 0 0 1-1.2-.6L3.8 9.9c-.6-1 .6-1.9 1.4-1.1l1.3 1.3Z" />
  ),
  bag: (
    <path d="M3.5 5h9l.7 8.2a.8.8 0 0 1-.8.8H3.6a.8.8 0 0 1-.8-.8L3.5 5ZM5.8 7V4.2a2.2 2.2 0 0 1 4.4 0V7" />
  ),
  call: (
    <path d="M3.2 2.8 5 2.4l1.6 3.3-1.2 1.2a8.5 8.5 0 0 0 3.7 3.7l1.2-1.2 3.3 1.6-.4 1.8a1 1 0 0 1-1 .8A10 10 0 0 1 2.4 3.8a1 1 0 0 1 .8-1Z" />
  ),
  out: <path d="M9.5 2.5h4v4m0-4-6 6M11.5 9v4a.5.5 0 0 1-.5.5H3a.5.5 0 0 1-.5-.5V5a.5.5 0 0 1 .5-.5h4" />,
  forward: <path d="M9 3.5 13.5 8 9 12.5V10c-3 0-5 .8-6.5 3C2.7 9 5 6.4 9 6V3.5Z" />,
  clip: (
    <path d="m13 7.2-5.3 5.3a3 3 0 0 1-4.2-4.2l5.6-5.6a2 2 0 0 1 2.8 2.8l-5.5 5.5a1 1 0 0 1-1.4-1.4L10 4.6" />
  ),
  mic: (
    <path d="M8 10a2 2 0 0 0 2-2V4a2 2 0 1 0-4 0v4a2 2 0 0 0 2 2Zm-4.2-2a4.2 4.2 0 0 0 8.4 0M8 12.2v1.6" />
  ),
  smile: <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 9.2a3 3 0 0 0 5 0M6 6.2v.01m4-.01v.01" />,
  next: <path d="M6.5 3.5 11 8l-4.5 4.5" />,
  minus: <path d="M3 8h10" />,
  help: (
    <path d="M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.6.3-.8.6-.8 1.2M8 11.3v.01" />
  ),
} satisfies Record<string, ReactNode>

export type IconName = keyof typeof shapes

/** A line drawing in the colour of the text beside it. It says nothing to a screen reader: the text does. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      className="icon"
      viewBox="0 0 16 16"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
    >
      {shapes[name]}
    </svg>
  )
}
