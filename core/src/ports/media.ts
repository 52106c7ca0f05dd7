import type { FileForm, HttpCall, Outcome, Reply } from '../domain/call.ts'
import type { File, FileSource } from '../domain/file.ts'
import type { Sender } from './sender.ts'

/** How the files of a channel are had, and how it is given some. */
export interface ChannelMedia {
  /** The call that asks where a file lies now; null if the channel cannot be asked. */
  locate(source: FileSource, account: Sender): HttpCall | null
  located(reply: Reply): Located
  /** The call that gets the bytes. The token goes along only to addresses of the channel's own. */
  download(url: string, account: Sender): HttpCall
  /** Hands a file over, so that messages can name it. */
  upload(file: Uploading, account: Sender): HttpCall<FileForm>
  /** `sent` has what the channel calls the file; a `lost` one may be repeated, for nobody sees it. */
  uploaded(reply: Reply): Outcome
  /** How long the channel knows the file by that. */
  readonly handleLastsMs: number
}

export type Uploading = Pick<File, 'name'> & { readonly type: string }

export type Located =
  | {
      readonly kind: 'found'
      readonly url: string
      readonly sha256: string | null
      readonly size: number | null
    }
  /** The channel has it no more, or never had. */
  | { readonly kind: 'gone'; readonly detail: string }
  | { readonly kind: 'unclear'; readonly detail: string; readonly retryAfterMs?: number | null }
