/** Another of our own pages within this one. */
export function Frame({ title, src }: { title: string; src: string }) {
  // oxlint-disable-next-line react/iframe-missing-sandbox -- our own pages of our own origin: a sandbox in which they can run and sign in would hold nothing back
  return <iframe title={title} src={src} />
}
