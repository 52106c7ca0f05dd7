import type { HttpCall, Reply, Upload } from '../domain/call.ts'
import type { Told } from '../domain/decisions/template.ts'
import type { FileId } from '../domain/ids.ts'
import type { ExampleKind, Template } from '../domain/template.ts'
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
  /** `examples`: what the channel calls the example of each header that has one. */
  create(wording: Wording, examples: Examples, business: string, account: Sender): Composed
  /** The name and the language of a template stay for good. */
  edit(externalId: string, wording: Wording, examples: Examples, account: Sender): Composed
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
  readonly examples: ExampleCodec
}

export type Examples = ReadonlyMap<FileId, string>

/** How a channel is given the picture, film or document that its reviewers see in a header: announced first, then brought. */
export interface ExampleCodec {
  /** What it takes of each kind. */
  readonly types: Readonly<Record<ExampleKind, readonly string[]>>
  announce(file: Announced, account: Connection): HttpCall
  /** What it calls the upload. */
  announced(reply: Reply): { readonly kind: 'named'; readonly name: string } | TemplateRefusal
  bring(upload: string, account: Sender): Upload
  /** What it calls the file from then on. */
  brought(reply: Reply): { readonly kind: 'named'; readonly name: string } | TemplateRefusal
}

export interface Announced {
  readonly name: string | null
  readonly type: string
  /** In bytes. */
  readonly size: number
}

/** `unclear`: the channel could not be asked, or did not say; the next look at its list will. */
export interface TemplateRefusal {
  readonly kind: 'refused' | 'unclear'
  readonly detail: string
}
