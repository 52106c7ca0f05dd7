import type { Random } from '../chaos.ts'
import { uploadName, uploadHandle } from '../state/ids.ts'

/** A file that is announced at the app and brought in one or more pieces (Graph API docs, "Resumable Upload API"). */
export interface Upload {
  readonly name: string
  readonly type: string
  /** In bytes, as announced. */
  readonly length: number
  bytes: Buffer
}

/** What is being uploaded for templates, and what was. */
export class Uploads {
  readonly #open = new Map<string, Upload>()
  readonly #whole = new Map<string, Upload>()
  readonly #random: Random

  constructor(random: Random) {
    this.#random = random
  }

  announce(type: string, length: number): Upload {
    const name = uploadName(this.#random)
    const upload = { name, type, length, bytes: Buffer.alloc(0) }
    this.#open.set(name, upload)
    return upload
  }

  byName(name: string): Upload | undefined {
    return this.#open.get(name)
  }

  /** What the whole file is called from now on. */
  finish(upload: Upload): string {
    const handle = uploadHandle(upload.type, this.#random)
    this.#open.delete(upload.name)
    this.#whole.set(handle, upload)
    return handle
  }

  byHandle(handle: string): Upload | undefined {
    return this.#whole.get(handle)
  }
}
