import { z } from 'zod'

/** What of a `.cpuprofile` (V8) tells where the time went. */
const shape = z.object({
  nodes: z.array(
    z.object({
      id: z.int(),
      callFrame: z.object({ functionName: z.string(), url: z.string(), lineNumber: z.int() }),
    }),
  ),
  samples: z.array(z.int()),
  timeDeltas: z.array(z.number()),
})

type Profile = z.infer<typeof shape>

export function readProfile(text: string): Profile {
  return shape.parse(JSON.parse(text))
}

const waiting = new Set(['(idle)', '(program)'])

/** Milliseconds by the function that was running, the dearest first. */
export function selfTimes({ nodes, samples, timeDeltas }: Profile): {
  readonly busyMs: number
  readonly functions: readonly { readonly ms: number; readonly where: string }[]
} {
  const places = new Map(
    nodes.map(({ id, callFrame: { functionName: name, url, lineNumber: line } }) => [
      id,
      waiting.has(name) || url === '' ? name : `${name || '(anonymous)'} ${shortened(url)}:${line + 1}`,
    ]),
  )
  const micros = new Map<string, number>()
  samples.forEach((id, at) => {
    const where = places.get(id) ?? ''
    micros.set(where, (micros.get(where) ?? 0) + (timeDeltas[at] ?? 0))
  })
  const functions = [...micros]
    .map(([where, spent]) => ({ ms: spent / 1000, where }))
    .toSorted((a, b) => b.ms - a.ms)
  const busy = functions.filter(({ where }) => where !== '(idle)')
  return { busyMs: busy.reduce((sum, { ms }) => sum + ms, 0), functions: busy }
}

/** The path from the member of the workspace on, or from the package. */
function shortened(url: string): string {
  return url.replace(/^.*\/node_modules\//, '').replace(/^file:.*?\/(\w+\/src\/)/, '$1')
}
