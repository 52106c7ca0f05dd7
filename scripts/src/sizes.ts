import { isCode, isTest, type Problem, type SourceFile } from './tree.ts'

const limit = { median: 80, p90: 200, max: 300 }
const aside = /(?:^|\/)(?:conformance|stories|faults|bench|migrations)\/|\.gen\.ts$|\.d\.ts$/

export interface Sizes {
  readonly files: number
  readonly median: number
  readonly p90: number
  readonly max: number
}

/** Lines per code file. Tests, suites, stories and migrations count only for the longest. */
export function measure(files: readonly SourceFile[]): Sizes {
  const counts = files
    .filter(({ path }) => isCode(path) && !isTest(path) && !aside.test(path))
    .map((file) => lines(file.text))
    .toSorted((a, b) => a - b)
  const at = (share: number) => counts[Math.ceil(counts.length * share) - 1] ?? 0
  return { files: counts.length, median: at(0.5), p90: at(0.9), max: at(1) }
}

export function sizes(files: readonly SourceFile[]): Problem[] {
  const long = files
    .filter(({ path, text }) => isCode(path) && !path.endsWith('.gen.ts') && lines(text) > limit.max)
    .map(({ path, text }) => ({
      path,
      message: `${lines(text)} lines; the most is ${limit.max}. Split it where its reader would: each part under the name of what it does.`,
    }))
  return [...long, ...averages(measure(files))]
}

function averages(found: Sizes): Problem[] {
  return (['median', 'p90'] as const)
    .filter((key) => found[key] > limit[key])
    .map((key) => ({
      path: '.',
      message: `The ${key} of lines per file is ${found[key]}; the most is ${limit[key]}. Split the longest files.`,
    }))
}

const lines = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
