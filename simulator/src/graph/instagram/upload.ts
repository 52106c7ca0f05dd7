import type { Stage } from '../../stage.ts'
import { parameters } from '../parameters.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, bodyOf, type GraphRequest } from '../request.ts'
import { fetched, keep } from './files.ts'
import { uploadShape } from './message.ts'

const mistakes = { invalid: 'instagramParameter', missing: 'instagramParameter' } as const

/** `POST /{account}/message_attachments`: by url as JSON, or with the file in a form (docs: "Attachment upload"). */
export async function uploadAttachment(stage: Stage, request: GraphRequest): Promise<object> {
  const account = accountOf(request, 'instagram')
  const form = await request.form()
  const body = form ? fieldsOf(form) : await bodyOf(request)
  const said: unknown = Reflect.get(body, 'message')
  if (Reflect.get(body, 'platform') !== 'instagram' || typeof said !== 'object' || said === null)
    throw new Refusal('instagramParameter', 'The parameters platform and message are required.')
  const { attachment } = parameters(uploadShape, said, mistakes)
  const { type, payload } = attachment
  const file = form?.get('filedata')
  if (file instanceof File) return kept(await inForm(file))
  if (payload.url === undefined) throw new Refusal('instagramParameter', 'A url or filedata is required.')
  return kept(await fetched(stage, payload.url))

  function kept(got: Parameters<typeof keep>[3]): object {
    return { attachment_id: keep(stage, account, type, got).id }
  }
}

async function inForm(file: File) {
  // oxlint-disable-next-line no-control-regex -- Names in ASCII are all that Meta takes.
  if (/[^\x00-\x7f]/.test(file.name)) throw new Refusal('instagramParameter', 'File names must be ASCII.')
  return { bytes: Buffer.from(await file.arrayBuffer()), type: file.type, name: file.name }
}

function fieldsOf(form: FormData): object {
  const message = form.get('message')
  return { platform: form.get('platform'), message: typeof message === 'string' ? parsed(message) : null }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('instagramParameter', 'Param message must be a JSON object.')
  }
}
