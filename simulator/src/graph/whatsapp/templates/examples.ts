import type { Stage } from '../../../stage.ts'
import { Refusal } from '../../refusal.ts'
import type { TemplateComponent } from './components.ts'

type Header = Extract<TemplateComponent, { type: 'HEADER' }>

/** What may be shown in a header to whoever reviews it (Business Management API docs, "Template components"). */
const types: Partial<Record<Header['format'], readonly string[]>> = {
  IMAGE: ['image/jpeg', 'image/jpg', 'image/png'],
  VIDEO: ['video/mp4'],
  DOCUMENT: ['application/pdf'],
}

/** Every example of a header is an upload that is whole, and of the header's kind. */
export function checkHandles(stage: Stage, components: readonly TemplateComponent[]): void {
  for (const { format, example } of headersOf(components)) {
    const [handle] = example?.header_handle ?? []
    if (handle === undefined) continue
    const upload = stage.uploads.byHandle(handle)
    if (!upload) throw new Refusal('uploadHandle', 'Upload the file again to get another handle.')
    if (types[format]?.includes(upload.type) === false)
      throw new Refusal('templateFormat', `A header of the format ${format} can not show ${upload.type}.`)
  }
}

/** As Meta shows components: an example is an address then, which is no handle. */
export function withAddresses(components: readonly TemplateComponent[]): readonly TemplateComponent[] {
  return components.map((part) => {
    if (part.type === 'HEADER') return withAddress(part)
    if (part.type !== 'CAROUSEL') return part
    const cards = part.cards.map((card) => ({
      components: card.components.map((inner) => (inner.type === 'HEADER' ? withAddress(inner) : inner)),
    }))
    return { ...part, cards }
  })
}

function withAddress(header: Header): Header {
  const [handle] = header.example?.header_handle ?? []
  if (handle === undefined) return header
  const address = `https://scontent.whatsapp.net/v/t61.29466-34/${handle.slice(-16)}?ccb=1-7&oe=68F0A1B2`
  return { ...header, example: { ...header.example, header_handle: [address] } }
}

function headersOf(components: readonly TemplateComponent[]): readonly Header[] {
  return components.flatMap((part): readonly Header[] => {
    if (part.type === 'HEADER') return [part]
    if (part.type !== 'CAROUSEL') return []
    return part.cards.flatMap((card) => card.components.filter((inner) => inner.type === 'HEADER'))
  })
}
