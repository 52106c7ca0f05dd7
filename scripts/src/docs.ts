import { existsSync, globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, posix } from 'node:path'

import { tool } from './tool.ts'
import { lineAt, printed, type Problem, type SourceFile } from './tree.ts'

/** Holds the documentation to the code: cited paths exist, links lead somewhere, examples compile. */
export async function docs(files: readonly SourceFile[], root: string): Promise<string[]> {
  const pages = files.filter((file) => file.path.endsWith('.md'))
  const found = pages.flatMap((page) => [...citedPaths(page, root), ...links(page, root)])
  return [...[...found, ...variables(files)].map(printed), ...(await examples(pages, root))]
}

const fence = /^```(\w*)[^\n]*\n([\s\S]*?)^```/gm
const withoutFences = (text: string) => text.replace(fence, (block) => block.replace(/[^\n]/g, ' '))

/** Finds paths in backticks (files, folders, globs) that lead nowhere, seen from the root and from the page. */
function citedPaths(page: SourceFile, root: string): Problem[] {
  return Array.from(withoutFences(page.text).matchAll(/`([\w.*@-]+(?:\/[\w.*@-]+)*\/?)`/g)).flatMap(
    (match) => {
      const path = match[1] ?? ''
      if (!isPath(path, root) || exists(path, [root, join(root, posix.dirname(page.path))])) return []
      return [
        {
          path: page.path,
          line: lineAt(page.text, match.index),
          message: `\`${path}\` does not exist: name the file that is there now, or take the sentence out.`,
        },
      ]
    },
  )
}

/** Something with a slash that begins in one of the root's folders, or the name of a code file. */
function isPath(text: string, root: string): boolean {
  if (!text.includes('/')) return /\w\.(?:ts|tsx|json)$/.test(text)
  return /^[^.*]/.test(text) && existsSync(join(root, text.split('/')[0] ?? ''))
}

function exists(path: string, folders: readonly string[]): boolean {
  const pattern = path.includes('/') ? path : `{${path},*/${path},*/src/**/${path}}`
  return folders.some(
    (folder) => globSync(pattern, { cwd: folder, exclude: ['**/node_modules/**'] }).length > 0,
  )
}

function links(page: SourceFile, root: string): Problem[] {
  return Array.from(withoutFences(page.text).matchAll(/\]\(([^)\s]+)\)/g)).flatMap((match) => {
    const target = (match[1] ?? '').replace(/#.*$/, '')
    if (target === '' || /^[a-z]+:/.test(target)) return []
    if (existsSync(join(root, posix.dirname(page.path), target))) return []
    const message = `The link to ${target} leads nowhere: mend it, or add the file.`
    return [{ path: page.path, line: lineAt(page.text, match.index), message }]
  })
}

/** An operator finds every variable of the server in one table. */
function variables(files: readonly SourceFile[]): Problem[] {
  const text = (path: string) => files.find((file) => file.path === path)?.text ?? ''
  const [code, page] = [text('server/src/env.ts'), text('docs/operate.md')]
  return Array.from(code.matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm), (match) => match[1] ?? '')
    .filter((name) => !page.includes(`| \`${name}\` |`))
    .map((name) => ({
      path: 'docs/operate.md',
      message: `\`${name}\` is missing: add its row to the table.`,
    }))
}

/** Compiles every TypeScript block as a module of `world`, which may import everything. */
async function examples(pages: readonly SourceFile[], root: string): Promise<string[]> {
  const blocks = pages.flatMap((page) =>
    Array.from(page.text.matchAll(fence))
      .filter((match) => match[1] === 'ts')
      .map((match) => ({ page, line: lineAt(page.text, match.index), code: match[2] ?? '' })),
  )
  if (blocks.length === 0) return []
  const folder = join(root, 'world/.cache/docs')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  for (const { page, line, code } of blocks) {
    writeFileSync(join(folder, blockName(page.path, line)), `${'\n'.repeat(line)}${code}\nexport {}\n`)
  }
  const settings = { noUnusedLocals: false, noUnusedParameters: false }
  const config = { extends: '../../../tsconfig.base.json', compilerOptions: settings, include: ['*.ts'] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  const said = await tool('tsc', ['--pretty', 'false', '-p', folder], folder)
  return said.ok
    ? []
    : said.output.split('\n').map((line) => line.replace(/~\d+\.ts/, '').replaceAll('~', '/'))
}

const blockName = (path: string, line: number) => `${path.replaceAll('/', '~')}~${line}.ts`
