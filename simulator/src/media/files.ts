import { createHash } from 'node:crypto'

import { isSample, sampleBytes, samples } from './samples.ts'
import { vary, type Variation } from './vary.ts'

/** A file that lies at Meta or on a phone. */
export interface StoredFile {
  readonly id: string
  /** With parameters: `audio/ogg; codecs=opus`. */
  readonly type: string
  readonly name: string
  readonly size: number
  readonly sha256: Buffer
  /** Made anew at each call where that costs less than keeping them. */
  readonly bytes: () => Buffer
}

/** All uploads together; beyond it the oldest are forgotten. */
const keptBytes = 256 * 1024 * 1024

/** The files, in memory. Samples and what is made of them need no room. */
export class Files {
  readonly #byId = new Map<string, StoredFile>()
  readonly #uploads: StoredFile[] = []
  #kept = 0
  #count = 0

  keep(bytes: Buffer, type: string, name: string): StoredFile {
    const file = this.#add(`file-${(this.#count += 1)}`, { type, name, bytes: () => bytes })
    this.#uploads.push(file)
    this.#kept += file.size
    while (this.#kept > keptBytes) this.#forgetOldest()
    return file
  }

  /** A sample's variant: the same for the same seed and size. */
  varied(variation: Variation): StoredFile {
    const { sample, seed, size = 0 } = variation
    const id = `${sample}-${seed}-${size}`
    const bytes = () => vary(variation)
    return this.#byId.get(id) ?? this.#add(id, { type: samples[sample], name: sample, bytes })
  }

  byId(id: string): StoredFile | undefined {
    const known = this.#byId.get(id)
    if (known || !isSample(id)) return known
    return this.#add(id, { type: samples[id], name: id, bytes: () => sampleBytes(id) })
  }

  #add(id: string, described: Pick<StoredFile, 'type' | 'name' | 'bytes'>): StoredFile {
    const bytes = described.bytes()
    const sha256 = createHash('sha256').update(bytes).digest()
    const file = { id, ...described, size: bytes.length, sha256 }
    this.#byId.set(id, file)
    return file
  }

  #forgetOldest(): void {
    const oldest = this.#uploads.shift()
    if (!oldest) return
    this.#byId.delete(oldest.id)
    this.#kept -= oldest.size
  }
}
