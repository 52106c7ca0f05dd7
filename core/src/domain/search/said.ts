import type { ContactCard, Content, Header, TemplateUse } from '../content.ts'
import type { Attached } from '../file.ts'

type Said = string | null | undefined

/** All that a person could look for of what is said, a line for each part; empty where there is none. */
export function said(content: Content): string {
  return partsOf(content)
    .filter((part) => part !== null && part !== undefined && part !== '')
    .join('\n')
}

function partsOf(content: Content): readonly Said[] {
  switch (content.kind) {
    case 'text':
    case 'notice':
    case 'request':
      return [content.text]
    case 'image':
    case 'video':
    case 'audio':
    case 'voice':
    case 'document':
    case 'sticker':
      return [content.caption, content.file.name]
    case 'album':
      return [content.caption, ...content.items.flatMap((item) => [item.caption, item.file.name])]
    case 'location':
      return [content.name, content.address]
    case 'contacts':
      return content.cards.flatMap(cardParts)
    case 'choice':
      return [content.text, content.description]
    case 'form':
      return [content.name, content.text, ...valuesIn(content.data)]
    case 'order':
      return [content.text, ...content.items.map((item) => item.product)]
    case 'share':
      return [content.title, content.url, content.file?.name]
    case 'buttons':
      return [
        ...headerParts(content.header),
        content.text,
        content.footer,
        ...content.buttons.map((each) => each.title),
      ]
    case 'list':
      return [
        content.header,
        content.text,
        content.footer,
        ...content.sections.flatMap(({ title, rows }) => [
          title,
          ...rows.flatMap((row) => [row.title, row.description]),
        ]),
      ]
    case 'link':
      return [...headerParts(content.header), content.text, content.footer, content.title, content.url]
    case 'flow':
      return [content.text, content.title]
    case 'cards':
      return content.cards.flatMap(({ title, subtitle, buttons }) => [
        title,
        subtitle,
        ...buttons.map((button) => button.title),
      ])
    case 'template':
      return templateParts(content)
    default:
      return []
  }
}

function headerParts(header: Header | null): readonly Said[] {
  if (header === null) return []
  return [header.kind === 'text' ? header.text : header.file.name]
}

function cardParts({ name, phones, emails, addresses, organization, urls }: ContactCard): readonly Said[] {
  const numbers = phones.map((phone) => phone.number)
  return [name, organization, ...numbers, ...emails.map((email) => email.address), ...addresses, ...urls]
}

/** Its text is what the customer reads; what stands above that is not part of it where it is a file or a place. */
function templateParts({ text, header, name }: TemplateUse): readonly Said[] {
  return [text, ...fileOrPlace(header), name]
}

function fileOrPlace(header: TemplateUse['header']): readonly Said[] {
  if (header === null || header.kind === 'text') return []
  return header.kind === 'location' ? [header.name, header.address] : [nameOf(header.file)]
}

function nameOf(file: Attached): string | null {
  return file.name
}

/** What somebody wrote into a form, without the names of its fields. */
function valuesIn(data: string): readonly string[] {
  try {
    return leaves(JSON.parse(data))
  } catch {
    return []
  }
}

function leaves(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'number') return [String(value)]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : []
}
