import type { FileId, TenantId } from '../domain/ids.ts'

/** What of a file is meant: its own bytes, a small picture of it, or what every browser plays. */
export type Variant = 'original' | 'thumbnail' | 'playable'

export interface LinkedFile {
  readonly tenant: TenantId
  readonly file: FileId
  readonly variant: Variant
}

/** Signs what opens one file for whoever has it, until it expires; and knows it again. */
export interface Links {
  sign(linked: LinkedFile, expiresAt: number): string
  /** Null for one that expired, was changed, or was never signed here. */
  read(token: string, now: number): LinkedFile | null
}
