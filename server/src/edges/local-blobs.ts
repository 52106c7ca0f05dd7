import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Blobs } from '@parley/core/ports/blobs.ts'

/** Blobs of which those in use (see `keep`) lie on this machine, for programs that open files. */
export interface LocalBlobs extends Blobs {
  /** Where the bytes are while they are in use, and where to lay down what is made of them. */
  place(tenant: TenantId, hash: string): string
  /** Keeps what somebody has laid down there, of so many bytes. */
  made(tenant: TenantId, hash: string, bytes: number): Promise<void>
}
