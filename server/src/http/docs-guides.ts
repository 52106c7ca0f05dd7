import { readFileSync } from 'node:fs'
import { posix } from 'node:path'

import { Marked, type RendererObject, type Tokens } from 'marked'

import { guidePage, guides, type Guide } from './docs-pages.ts'

const docs = new URL('../../../docs/', import.meta.url)

/** Files that guides point to, as they are. */
const files = ['examples/crm/main.ts', 'examples/crm/verify.ts', 'signature-vectors.json'] as const

/** Where each file of the documentation is served. */
const served: ReadonlyMap<string, string> = new Map([
  ...guides.map(({ name, source }) => [source, `/docs/guides/${name}`] as const),
  ...files.map((file) => [file, `/docs/guides/${file.replace('examples/', '')}`] as const),
  ['openapi.json', '/openapi.json'],
])

interface Shown {
  readonly type: string
  readonly text: string
}

/** Everything below `/docs/guides/` by its path: each guide as a page and as Markdown, and the files they point to. */
export function guideFiles(): ReadonlyMap<string, Shown> {
  const shown = new Map<string, Shown>()
  for (const guide of guides) {
    const [text, path] = [read(guide.source), `/docs/guides/${guide.name}`]
    shown.set(path, { type: 'text/html', text: rendered(guide, text) })
    shown.set(`${path}.md`, { type: 'text/markdown', text: asServed(guide, text) })
  }
  for (const file of files) shown.set(served.get(file) ?? '', { type: typeOf(file), text: read(file) })
  return shown
}

const read = (path: string) => readFileSync(new URL(path, docs), 'utf8')
const typeOf = (file: string) => (file.endsWith('.json') ? 'application/json' : 'text/plain')

function rendered(guide: Guide, markdown: string): string {
  const title = /^# (.+)$/m.exec(markdown)?.[1] ?? guide.label
  const marked = new Marked({ renderer: rendererOf(guide) })
  return guidePage(guide, escape(title), marked.parse(markdown, { async: false }))
}

/** The Markdown with links to what the hub serves, and whole programs where a paragraph names one. */
function asServed({ source }: Guide, markdown: string): string {
  const link = (_: string, text: string, href: string) => {
    const target = targetOf(source, href)
    return target === null ? text : `[${text}](${target})`
  }
  const program = (paragraph: string, href: string) => {
    const file = programOf(source, href)
    return file === undefined ? paragraph : `${paragraph}\n\n\`\`\`ts\n${read(file)}\`\`\``
  }
  return markdown
    .replace(/^\[[^\]\n]+\]\(([^)\s]+)\)$/gm, program)
    .replace(/\[([^\]\n]+)\]\(([^)\s]+)\)/g, link)
}

/**
 * As Markdown is usually shown, except: links go to what the hub serves, a program that a paragraph names is shown whole,
 * code can be copied, and wide things scroll.
 */
function rendererOf({ source }: Guide): RendererObject {
  return {
    heading({ tokens, text, depth }) {
      return `<h${depth} id="${anchor(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    link({ href, tokens }) {
      const [text, target] = [this.parser.parseInline(tokens), targetOf(source, href)]
      return target === null ? text : `<a href="${escape(target)}">${text}</a>`
    },
    paragraph({ tokens }) {
      const [only, ...others] = tokens
      const file = only?.type === 'link' && others.length === 0 ? programOf(source, only.href) : undefined
      const program = file === undefined ? '' : codeBlock(read(file))
      return `<p>${this.parser.parseInline(tokens)}</p>\n${program}`
    },
    code: ({ text }) => codeBlock(text),
    table({ header, rows }) {
      const line = (tag: string, cells: readonly Tokens.TableCell[]) =>
        `<tr>${cells.map(({ tokens }) => `<${tag}>${this.parser.parseInline(tokens)}</${tag}>`).join('')}</tr>`
      const body = rows.map((row) => line('td', row)).join('\n')
      return `<div class="wide" tabindex="0"><table><thead>${line('th', header)}</thead><tbody>${body}</tbody></table></div>\n`
    },
    html: ({ text }) => escape(text),
  }
}

function codeBlock(text: string): string {
  return `<div class="code"><pre tabindex="0"><code>${escape(text)}</code></pre></div>\n`
}

const programOf = (source: string, href: string) =>
  files.find((file) => file.endsWith('.ts') && file === posix.join(posix.dirname(source), href))

/** Where a link of a file leads in the hub; null for what only the repository has. */
function targetOf(source: string, href: string): string | null {
  if (/^(?:https?:|#|\/)/.test(href)) return href
  const [path = '', hash] = posix.join(posix.dirname(source), href).split('#')
  const place = served.get(path)
  return place === undefined ? null : `${place}${hash === undefined ? '' : `#${hash}`}`
}

/** As GitHub names the anchor of a heading. */
function anchor(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-')
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}
