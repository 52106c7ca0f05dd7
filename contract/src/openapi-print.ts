import { openApi } from './openapi.ts'

/** Prints the description of the API, for tools that read files. */
process.stdout.write(`${JSON.stringify(openApi('/'), null, 2)}\n`)
