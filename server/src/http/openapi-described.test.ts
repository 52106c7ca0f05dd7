import { openApi } from '@parley/contract/openapi.ts'
import { expect, test } from 'vitest'
import { z } from 'zod'

const document = z
  .looseObject({
    tags: z.array(z.object({ name: z.string(), description: z.string().optional() })),
    components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
    paths: z.record(z.string(), z.record(z.string(), z.looseObject({ parameters: z.array(z.unknown()) }))),
  })
  .parse(openApi('/'))
const schema = z.record(z.string(), z.unknown())
const field = z.looseObject({ description: z.string().min(3) })
const parameter = z.looseObject({ name: z.string(), description: z.string().optional() })
const isGiven = z.looseObject({ const: z.unknown() }).refine((value) => 'const' in value)

test('every field of what goes in or comes out says what it means', () => {
  expect(undescribed(document.components.schemas, '').concat(undescribed(document.paths, ''))).toEqual([])
})

test('every parameter says what it means', () => {
  const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
  const silent = operations.flatMap(({ operationId, parameters }) =>
    parameters.flatMap((each) => {
      const read = parameter.safeParse(each)
      return read.success && !read.data.description ? [`${String(operationId)}: ${read.data.name}`] : []
    }),
  )
  expect(operations.length).toBeGreaterThan(50)
  expect(silent).toEqual([])
})

test('every resource says what it is for', () => {
  expect(document.tags.map(({ name }) => name)).toContain('webhook-endpoints')
  expect(document.tags.filter(({ description = '' }) => description.length < 20)).toEqual([])
})

/** The paths of all fields of all schemas in a value that have no words. */
function undescribed(value: unknown, path: string): string[] {
  if (Array.isArray(value)) return value.flatMap((each, index) => undescribed(each, `${path}[${index}]`))
  const read = schema.safeParse(value)
  if (!read.success) return []
  return Object.entries(read.data).flatMap(([key, each]) => {
    if (key === 'example' || key === 'examples') return []
    const fields = key === 'properties' ? schema.safeParse(each) : null
    const silent = Object.entries(fields?.data ?? {}).flatMap(([name, shape]) =>
      field.safeParse(shape).success || isGiven.safeParse(shape).success ? [] : [`${path}.${name}`],
    )
    return [...silent, ...undescribed(each, `${path}.${key}`)]
  })
}
