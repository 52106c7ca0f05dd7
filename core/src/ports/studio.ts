import type { File } from '../domain/file.ts'
import type { TenantId } from '../domain/ids.ts'

/** What can be told of bytes by looking at them. */
export interface Look extends Pick<File, 'shape' | 'thumbnail' | 'playable'> {
  /** What they prove to be; `application/octet-stream` if they prove nothing. */
  readonly type: string
}

/** Looks at kept bytes, and lays down their renditions beside them. What is broken or too large has none; nothing throws. */
export interface Studio {
  look(tenant: TenantId, hash: string, claimed: string | null): Promise<Look>
  /**
   * The same sound in the container that channels take as a voice note (Ogg), where it can be had without coding it
   * anew; else null.
   */
  asVoiceNote(tenant: TenantId, hash: string): Promise<AsyncIterable<Uint8Array> | null>
}
