import type { Stage } from '../../stage.ts'
import type { GraphRequest } from '../request.ts'
import { mediaAt, mediaNode } from './media.ts'
import { accountNode } from './nodes.ts'
import { isUpload, uploadNode } from './resumable.ts'
import { templateAt, templateNode } from './templates/endpoints.ts'

/** `GET /{id}`: an upload, a file, a template, a phone number, a WhatsApp Business Account, or `me`. */
export function node(stage: Stage, request: GraphRequest): object {
  if (isUpload(request)) return uploadNode(stage, request)
  const handle = mediaAt(stage, request)
  if (handle) return mediaNode(stage, handle)
  const template = templateAt(stage, request)
  return template ? templateNode(template, request.query('fields')) : accountNode(stage, request)
}
