import type { HttpCall, Reply } from '../domain/call.ts'
import type { Told } from '../domain/decisions/template.ts'
import type { Template } from '../domain/template.ts'
import type { Composed, Sender } from './sender.ts'
import type { Connection } from './upkeep.ts'

/** What somebody wants a template to say. */
export type Wording = Pick<Template, 'name' | 'language' | 'category' | 'parts'>

/** How a channel keeps templates: calls and what their answers mean, for a business that accounts share. */
export interface TemplateCodec {
  /** What the channel calls the business whose templates an account uses; null if that is not known. */
  business(account: Pick<Connection, 'settings' | 'business'>): string | null
  /** What the channel would not take about it, each in a sentence that begins with the field. */
  problems(wording: Wording): readonly string[]
  /** One page of what the business has. */
  list(business: string, after: string | null, account: Sender): HttpCall
  listed(
    reply: Reply,
  ):
    | { readonly kind: 'page'; readonly templates: readonly Told[]; readonly next: string | null }
    | TemplateRefusal
  create(wording: Wording, business: string, account: Sender): Composed
  /** The name and the language of a template stay for good. */
  edit(externalId: string, wording: Wording, account: Sender): Composed
  written(reply: Reply):
    | {
        readonly kind: 'taken'
        /** Null where the answer does not name it. */
        readonly externalId: string | null
        readonly state: Template['state']
        /** Null where it is the one that was asked for. */
        readonly category: Template['category'] | null
      }
    | TemplateRefusal
  remove(template: Pick<Template, 'name' | 'externalId'>, business: string, account: Sender): HttpCall
  removed(reply: Reply): { readonly kind: 'gone' } | TemplateRefusal
}

/** `unclear`: the channel could not be asked, or did not say; the next look at its list will. */
export interface TemplateRefusal {
  readonly kind: 'refused' | 'unclear'
  readonly detail: string
}
