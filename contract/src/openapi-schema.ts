import { z } from 'zod'

import { words } from './openapi-words.ts'

export type Json = Readonly<Record<string, unknown>>

/** Makes JSON Schemas of shapes, and gathers those that have a name. */
export interface Schemas {
  /** What belongs under `components.schemas` so far. */
  readonly named: Json
  /** The schema of a shape, or a reference to it if it has a name of its own; `owner` is whose fields they are. */
  of(shape: z.ZodType, io: 'input' | 'output', owner?: string): Json
}

export function createSchemas(): Schemas {
  const named: Record<string, unknown> = {}
  return {
    named,
    of(shape, io, owner = '') {
      const {
        $schema: _,
        $defs = {},
        id: name,
        ...own
      } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
      for (const [part, definition] of Object.entries($defs)) named[part] = worded(relocate(definition), part)
      const located = inWords(relocateAll(own), name ?? owner)
      if (name === undefined) return located
      named[name] = located
      return { $ref: `#/components/schemas/${name}` }
    },
  }
}

/** Each field that its shape does not describe gets the words that its name has. */
function inWords(schema: Json, owner: string): Json {
  const said = Object.entries(schema).map(([key, value]) => [
    key,
    key === 'properties' && isJson(value) ? fields(value, ownerOf(schema, owner)) : worded(value, owner),
  ])
  return Object.fromEntries(said)
}

function fields(properties: Json, owner: string): Json {
  const said = Object.entries(properties).map(([name, schema]) => {
    const description = words[`${owner}.${name}`] ?? words[name]
    const field = isJson(schema) ? inWords(schema, name) : {}
    return [name, description === undefined ? field : { description, ...field }]
  })
  return Object.fromEntries(said)
}

/** What is told apart by its kind is called by it. */
function ownerOf({ properties }: Json, owner: string): string {
  return kindOf.safeParse(properties).data?.kind.const ?? owner
}

const kindOf = z.object({ kind: z.object({ const: z.string() }) })

function worded(value: unknown, owner: string): unknown {
  if (Array.isArray(value)) return value.map((each) => worded(each, owner))
  return isJson(value) ? inWords(value, owner) : value
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/**
 * `#/$defs/X` becomes `#/components/schemas/X`; what zod says of its own types (their names inside,
 * that TypeScript may not write them) is dropped.
 */
function relocate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocate)
  return typeof value === 'object' && value !== null ? relocateAll(value) : value
}

function relocateAll(schema: object): Json {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
      if (key === 'id' && typeof value === 'string') return []
      if (key === 'readOnly') return []
      if (key !== '$ref' || typeof value !== 'string') return [[key, relocate(value)]]
      return [[key, value.replace('#/$defs/', '#/components/schemas/')]]
    }),
  )
}
