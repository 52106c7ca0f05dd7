/** How Meta gets a file from the address that somebody sent. */
export type FetchLink = (url: string) => Promise<Response>

export type Fetched =
  | { readonly kind: 'got'; readonly bytes: Buffer; readonly type: string; readonly name: string }
  | { readonly kind: 'failed'; readonly details: string }

const patienceMs = 15_000

export const fetchLink: FetchLink = (url) => fetch(url, { signal: AbortSignal.timeout(patienceMs) })

/** The file behind a link, or why there is none; anything but a 200 with bytes is none. */
export async function download(fetchIt: FetchLink, url: string): Promise<Fetched> {
  try {
    const answer = await fetchIt(url)
    if (answer.status !== 200)
      return failed(`Media download failed: HTTP ${answer.status} from ${hostOf(url)}.`)
    const bytes = Buffer.from(await answer.arrayBuffer())
    const type = answer.headers.get('content-type') ?? ''
    return { kind: 'got', bytes, type, name: nameOf(url) }
  } catch {
    return failed(`Media download failed: no answer from ${hostOf(url)}.`)
  }
}

function failed(details: string): Fetched {
  return { kind: 'failed', details }
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url
}

function nameOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '') || 'file'
}
