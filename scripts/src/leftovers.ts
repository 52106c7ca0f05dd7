import { isCode, lineAt, type Problem, type SourceFile } from './tree.ts'

/** Words that say a thing is not finished, not explained, or written for one person's machine. */
const marks: readonly { readonly word: RegExp; readonly codeOnly: boolean; readonly message: string }[] = [
  {
    word: /\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/,
    codeOnly: false,
    message: 'Finish it now, or open an issue and take the mark out.',
  },
  {
    word: /\bnot [i]mplemented\b/i,
    codeOnly: true,
    message: 'Implement it, or take it away until somebody needs it.',
  },
  {
    word: /(?:ox|es)lint-disable(?!.* -- \S)/,
    codeOnly: true,
    message: 'An exception needs its reason: write it on the same line, after " -- ".',
  },
  {
    word: /\/w[o]rk\/|\.\.\/sha[r]ed\b|\/ho[m]e\/[a-z]|\/Us[e]rs\/[a-z]/,
    codeOnly: false,
    message:
      'A path of one machine: make it relative to the repository, or cite the document by its public name.',
  },
]

export function leftovers(files: readonly SourceFile[]): Problem[] {
  return files.flatMap(({ path, text }) =>
    marks
      .filter((mark) => isCode(path) || !mark.codeOnly)
      .flatMap(({ word, message }) => {
        const found = word.exec(text)
        if (found === null) return []
        return [{ path, line: lineAt(text, found.index), message: `"${found[0]}": ${message}` }]
      }),
  )
}
