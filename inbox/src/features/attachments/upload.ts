import { ProblemError } from '@parley/contract/client.ts'
import { fileShape, type FileShape } from '@parley/contract/file.ts'
import { problem as problemShape } from '@parley/contract/problem.ts'
import type { AccountId } from '@parley/core/domain/ids.ts'

export interface Upload {
  readonly done: Promise<FileShape>
  cancel(): void
}

/** Brings a file to the hub, for the account that is to send it. `progress` is told the share that has arrived, from 0 to 1; `fetch` could not tell it. */
export function upload(account: AccountId, file: File, progress: (share: number) => void): Upload {
  const request = new XMLHttpRequest()
  const done = new Promise<FileShape>((resolve, reject) => {
    request.upload.addEventListener('progress', ({ loaded, total }) =>
      progress(total === 0 ? 0 : loaded / total),
    )
    request.addEventListener('error', () => reject(new TypeError('The hub could not be reached.')))
    request.addEventListener('abort', () => reject(new DOMException('Canceled.', 'AbortError')))
    request.addEventListener('load', () => {
      const body: unknown = fromJson(request.responseText)
      const refusal = problemShape.safeParse(body)
      if (request.status === 201) resolve(fileShape.parse(body))
      else if (refusal.success) reject(new ProblemError(refusal.data))
      else reject(new Error(`The hub answered ${request.status}.`))
    })
  })
  const form = new FormData()
  form.append('file', file, file.name)
  request.open('POST', `/api/v1/files?account_id=${account}`)
  request.send(form)
  return { done, cancel: () => request.abort() }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
