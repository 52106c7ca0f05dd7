import type { TemplateComponent } from '../graph/whatsapp/templates/components.ts'

/** A message template of a WhatsApp Business Account, in one language. */
export interface Template {
  /** 16 digits; webhooks have it as a JSON number. */
  readonly id: string
  readonly wabaId: string
  readonly name: string
  readonly language: string
  readonly format: 'POSITIONAL' | 'NAMED'
  category: TemplateCategory
  components: readonly TemplateComponent[]
  status: TemplateStatus
  quality: 'UNKNOWN' | 'GREEN' | 'YELLOW' | 'RED'
  rejectedReason: string
  /** Counts the reviews, so that one that is out of date changes nothing. */
  reviews: number
}

export type TemplateCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION'

export const templateStatuses = [
  'PENDING',
  'APPROVED',
  'REJECTED',
  'PAUSED',
  'DISABLED',
  'IN_APPEAL',
  'PENDING_DELETION',
  'LIMIT_EXCEEDED',
  'ARCHIVED',
] as const

export type TemplateStatus = (typeof templateStatuses)[number]

/** A deleted name stays taken for this long (Business Management API docs, "Deleting templates"). */
const takenMs = 30 * 24 * 3_600_000

/** The templates, by id and by business account; one name in one language at most once. */
export class Templates {
  readonly #byId = new Map<string, Template>()
  readonly #deletedAt = new Map<string, number>()

  add(template: Template): void {
    this.#byId.set(template.id, template)
  }

  byId(id: string): Template | undefined {
    return this.#byId.get(id)
  }

  ofWaba(wabaId: string): Template[] {
    return [...this.#byId.values()].filter((template) => template.wabaId === wabaId)
  }

  named(wabaId: string, name: string, language: string): Template | undefined {
    return this.ofWaba(wabaId).find((one) => one.name === name && one.language === language)
  }

  delete(template: Template, now: number): void {
    this.#byId.delete(template.id)
    this.#deletedAt.set(place(template), now)
  }

  /** Whether the name was deleted so lately that it cannot be used again. */
  isTaken(asked: Pick<Template, 'wabaId' | 'name' | 'language'>, now: number): boolean {
    const at = this.#deletedAt.get(place(asked))
    return at !== undefined && now - at < takenMs
  }
}

function place({ wabaId, name, language }: Pick<Template, 'wabaId' | 'name' | 'language'>): string {
  return `${wabaId} ${name} ${language}`
}
