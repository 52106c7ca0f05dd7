import type { StoredFile } from '../../media/files.ts'
import { mediaFault } from '../../media/inspect.ts'
import { bareType, whatsAppMedia, type WhatsAppMedia } from '../../media/rules.ts'
import type { Stage } from '../../stage.ts'
import type { WhatsAppAccount } from '../../state/accounts.ts'
import { Refusal } from '../refusal.ts'
import type { WhatsAppMessage } from './body.ts'
import type { FileParameter } from './messages/media.ts'
import type { Filling } from './messages/template.ts'

/** A file that a message names, and as what. */
export interface FileInMessage {
  readonly kind: WhatsAppMedia
  readonly file: FileParameter
}

/** Every file of a message: its own, its header's, its cards'. */
export function filesIn(message: WhatsAppMessage): FileInMessage[] {
  switch (message.type) {
    case 'image':
      return [{ kind: 'image', file: message.image }]
    case 'video':
      return [{ kind: 'video', file: message.video }]
    case 'audio':
      return [{ kind: 'audio', file: message.audio }]
    case 'document':
      return [{ kind: 'document', file: message.document }]
    case 'sticker':
      return [{ kind: 'sticker', file: message.sticker }]
    case 'interactive': {
      const { interactive } = message
      if (interactive.type === 'carousel')
        return interactive.action.cards.flatMap(({ header }) => named(header))
      const header = 'header' in interactive ? interactive.header : undefined
      return header ? named(header) : []
    }
    case 'template':
      return (message.template.components ?? []).flatMap((component) =>
        component.type === 'carousel'
          ? component.cards.flatMap(({ components }) => components.flatMap(inFilling))
          : component.type === 'limited_time_offer'
            ? []
            : inFilling(component),
      )
    default:
      return []
  }
}

function inFilling(filling: Filling): FileInMessage[] {
  return filling.type === 'header' ? filling.parameters.flatMap(named) : []
}

function named(holder: { readonly type: string }): FileInMessage[] {
  return (['image', 'video', 'document'] as const).flatMap((kind) => {
    const file: unknown = Reflect.get(holder, kind)
    return isFile(file) ? [{ kind, file }] : []
  })
}

function isFile(value: unknown): value is FileParameter {
  return typeof value === 'object' && value !== null
}

/** The upload that a message names by its id: of this number, still there, and good for this kind of message. */
export function uploaded(stage: Stage, account: WhatsAppAccount, { kind, file }: FileInMessage): StoredFile {
  const handle = stage.handles.of(account.id, file.id ?? '', stage.clock.now())
  if (!handle) {
    throw new Refusal(
      'invalidParameter',
      `Param ${kind}['id'] is not a valid whatsapp business account media attachment ID`,
    )
  }
  const fault = fitFault(handle.file, kind, file)
  if (fault !== undefined) throw new Refusal('mediaUpload', fault)
  return handle.file
}

/** Why the file does not do for that kind of message; undefined if it does. */
export function fitFault(
  { bytes, type }: Pick<StoredFile, 'bytes' | 'type'>,
  kind: WhatsAppMedia,
  { voice }: FileParameter,
): string | undefined {
  if (voice === true && bareType(type) !== 'audio/ogg')
    return 'Voice messages must be audio/ogg with the Opus codec.'
  return mediaFault(bytes(), type, whatsAppMedia[kind])?.details
}
