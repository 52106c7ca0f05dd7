import type { TenantId } from '../domain/ids.ts'

/**
 * The bytes of files, apart for each tenant, under the lower-case hex SHA-256 of what they are. The same bytes twice are
 * kept once.
 */
export interface Blobs {
  /**
   * Writes bytes down, and hands over under which name and how many; until `use` is through, nobody can drop them.
   * What `use` throws is thrown, and bytes that were not there before are not kept.
   * Throws a `HubError('too_large')` beyond `mostBytes`, and then keeps nothing.
   */
  keep<T>(
    tenant: TenantId,
    bytes: AsyncIterable<Uint8Array>,
    mostBytes: number,
    use: (kept: { readonly hash: string; readonly size: number }) => Promise<T>,
  ): Promise<T>
  /** What lies under a name, from one byte to another (both included); null if nothing does. */
  open(tenant: TenantId, hash: string, range?: ByteRange): Promise<AsyncIterable<Uint8Array> | null>
  /** Takes the bytes and their renditions away if `isUnused` still says so once nobody is writing them. */
  drop(tenant: TenantId, hash: string, isUnused: () => Promise<boolean>): Promise<void>
  /** Why nothing could be kept just now, in words; null if it could. */
  trouble(): Promise<string | null>
  /** How many bytes a tenant has, renditions included. */
  usage(tenant: TenantId): Promise<number>
}

export interface ByteRange {
  readonly first: number
  readonly last: number
}
