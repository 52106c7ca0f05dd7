import { whatsAppAddress } from '../../media/addresses.ts'
import { handleLife, type Handle } from '../../media/handles.ts'
import { mediaFault } from '../../media/inspect.ts'
import { bareType, whatsAppMedia, type MediaRule } from '../../media/rules.ts'
import type { Stage } from '../../stage.ts'
import { Refusal } from '../refusal.ts'
import { accountOf, noObject, type GraphRequest } from '../request.ts'

/** `POST /{phone number}/media`: a form with the file, its type and the product (Cloud API docs, "Upload media"). */
export async function uploadMedia(stage: Stage, request: GraphRequest): Promise<object> {
  const account = accountOf(request, 'whatsapp')
  const form = await request.form()
  if (form?.get('messaging_product') !== 'whatsapp')
    throw new Refusal('invalidParameter', 'The parameter messaging_product is required.')
  const file = form.get('file')
  if (!(file instanceof File)) throw new Refusal('invalidParameter', 'The parameter file is required.')
  const said = form.get('type')
  const type = typeof said === 'string' && said !== '' ? said : file.type
  const bytes = Buffer.from(await file.arrayBuffer())
  const fault = mediaFault(bytes, type, ruleFor(type))
  if (fault) throw new Refusal(fault.kind === 'type' ? 'invalidParameter' : 'mediaUpload', fault.details)
  const stored = stage.files.keep(bytes, type, file.name)
  return { id: stage.handles.give(account.id, stored, stage.clock.now() + handleLife.uploaded).id }
}

/** The kind of message that this type is for; a sticker's type is an image's elsewhere. */
function ruleFor(type: string): MediaRule {
  const rules: readonly MediaRule[] = Object.values(whatsAppMedia)
  const all = rules.flatMap(({ types }) => types)
  return rules.find(({ types }) => types.includes(bareType(type))) ?? { types: all, most: 0 }
}

/** `GET /{media}?phone_number_id=`: where the bytes lie for the next five minutes. */
export function mediaNode(stage: Stage, handle: Handle): object {
  const { id, file } = handle
  return {
    messaging_product: 'whatsapp',
    url: whatsAppAddress(stage, handle),
    mime_type: file.type,
    sha256: file.sha256.toString('hex'),
    file_size: file.size,
    id,
  }
}

/** `DELETE /{media}`. */
export function deleteMedia(stage: Stage, request: GraphRequest): object {
  const handle = mediaAt(stage, request)
  if (!handle) throw noObject(request)
  stage.handles.delete(handle.id)
  return { success: true }
}

/** The file of that id, if it belongs to a number of the token (and to the one that is named). */
export function mediaAt(stage: Stage, { granted, object, query }: GraphRequest): Handle | undefined {
  const named = query('phone_number_id')
  const numbers = granted.filter(({ id }) => named === undefined || id === named)
  return numbers.map(({ id }) => stage.handles.of(id, object, stage.clock.now())).find(Boolean)
}
