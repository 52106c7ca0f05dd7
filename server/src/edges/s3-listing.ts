export interface Listed {
  readonly key: string
  /** In bytes. */
  readonly size: number
}

/** One page of ListObjectsV2 ("Amazon S3 API Reference"). */
export function readListing(xml: string): {
  readonly objects: readonly Listed[]
  readonly next: string | null
} {
  const objects = [...xml.matchAll(/<Contents>(.*?)<\/Contents>/gs)].map(([, inner = '']) => ({
    key: textOf(inner, 'Key') ?? '',
    size: Number(textOf(inner, 'Size')),
  }))
  return { objects, next: textOf(xml, 'NextContinuationToken') }
}

function textOf(xml: string, name: string): string | null {
  const text = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1]
  return text === undefined ? null : text.replaceAll(/&(amp|lt|gt|quot|apos|#(\d+));/g, unescaped)
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(_whole: string, name: string, code: string | undefined): string {
  return code === undefined ? (entities[name] ?? '') : String.fromCodePoint(Number(code))
}
