import { gzipSync } from 'node:zlib'

import type { Plugin } from 'vite'

/** Prints what a first visit downloads as JavaScript (gzip, kB), and fails the build above the limit. */
export function weigh(limit: { readonly initialJsKb: number }): Plugin {
  return {
    name: 'weigh',
    generateBundle(_, bundle) {
      const seen = new Set<string>()
      const visit = (fileName: string): number => {
        const chunk = bundle[fileName]
        if (seen.has(fileName) || chunk?.type !== 'chunk') return 0
        seen.add(fileName)
        return gzipSync(chunk.code).length + chunk.imports.reduce((sum, each) => sum + visit(each), 0)
      }
      const entries = Object.values(bundle).filter((part) => part.type === 'chunk' && part.isEntry)
      const kb = entries.reduce((sum, entry) => sum + visit(entry.fileName), 0) / 1000
      const text = `Initial JavaScript: ${kb.toFixed(1)} kB gzip (limit ${limit.initialJsKb} kB)`
      if (kb > limit.initialJsKb) this.error(`${text}. Load what a first visit does not need lazily.`)
      this.info(text)
    },
  }
}
