import type { compileAll } from './compile.ts'
import text from './compiled.json' with { type: 'json' }

/** What `compileAll` makes, written down, so that no thread loads the query builder: 13 MB in each. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test compares the two; what goes in and what comes out is not in the text
export const compiled = text as unknown as ReturnType<typeof compileAll>
