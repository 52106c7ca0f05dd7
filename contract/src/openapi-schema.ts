import { z } from 'zod'

export type Json = Readonly<Record<string, unknown>>

/** Makes JSON Schemas of shapes, and gathers those that have a name. */
export interface Schemas {
  /** What belongs under `components.schemas` so far. */
  readonly named: Json
  /** The schema of a shape, or a reference to it if it has a name of its own. */
  of(shape: z.ZodType, io: 'input' | 'output'): Json
}

export function createSchemas(): Schemas {
  const named: Record<string, unknown> = {}
  return {
    named,
    of(shape, io) {
      const {
        $schema: _,
        $defs = {},
        id: name,
        ...own
      } = z.toJSONSchema(shape, { io, unrepresentable: 'any' })
      for (const [part, definition] of Object.entries($defs)) named[part] = relocate(definition)
      const located = relocateAll(own)
      if (name === undefined) return located
      named[name] = located
      return { $ref: `#/components/schemas/${name}` }
    },
  }
}

/** `#/$defs/X` becomes `#/components/schemas/X`; the names that zod repeats inside are dropped. */
function relocate(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relocate)
  return typeof value === 'object' && value !== null ? relocateAll(value) : value
}

function relocateAll(schema: object): Json {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]: [string, unknown]) => {
      if (key === 'id' && typeof value === 'string') return []
      if (key !== '$ref' || typeof value !== 'string') return [[key, relocate(value)]]
      return [[key, value.replace('#/$defs/', '#/components/schemas/')]]
    }),
  )
}
