import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { boot, type Booted } from '../boot.ts'
import { readEnv } from '../env.ts'
import { guides } from './docs-pages.ts'

const pages = guides.map(({ name }) => `/docs/guides/${name}`)

describe('the guides', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-docs-'))
  let booted: Booted
  beforeAll(async () => void (booted = await boot(readEnv({ DATA_DIR: dataDir, LOG_LEVEL: 'silent' }))))
  afterAll(async () => {
    await booted.stop()
    rmSync(dataDir, { recursive: true })
  })
  const get = async (path: string) => {
    const answer = await booted.app.request(path)
    return { status: answer.status, headers: answer.headers, text: await answer.text() }
  }

  it.each(pages)(
    '%s is a page that loads nothing from elsewhere and runs nothing of its own',
    async (path) => {
      const { status, headers, text } = await get(path)
      expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
      expect(headers.get('content-security-policy')).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self';",
      )
      expect(text).toContain(`<a href="${path}" aria-current="page">`)
    },
  )

  it('lead to pages and places that are there, from the reference, too', async () => {
    for (const from of [...pages, '/docs', '/docs/errors', '/openapi.json']) {
      for (const link of linksOf((await get(from)).text)) {
        const [path = '', place] = link.split('#')
        const { status, text } = await get(path === '' ? from : path)
        expect([from, link, status]).toEqual([from, link, 200])
        if (place !== undefined) expect(text).toContain(`id="${place}"`)
      }
    }
  })

  it('show the whole program of the CRM', async () => {
    const [page, program] = [await get('/docs/guides/crm'), await get('/docs/guides/crm/main.ts')]
    const shown = page.text.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    expect(shown).toContain(`<code>${program.text}</code>`)
  })

  it('are listed for programs that read, as Markdown', async () => {
    const { text } = await get('/llms.txt')
    const listed = Array.from(text.matchAll(/\]\((\S+)\)/g), ([, path = '']) => path)
    expect(listed).toEqual(expect.arrayContaining(pages.map((path) => `${path}.md`)))
    for (const path of listed) expect([path, (await get(path)).status]).toEqual([path, 200])
    for (const path of pages)
      for (const link of (await get(`${path}.md`)).text.matchAll(/\]\((\/[^)#\s]*)/g))
        expect([link[1], (await get(link[1] ?? '')).status]).toEqual([link[1], 200])
    const guide = (await get('/docs/guides/crm.md')).text
    expect(guide).toMatch(/^# Build a CRM/)
    expect(guide).toContain((await get('/docs/guides/crm/verify.ts')).text)
    expect(guide).not.toMatch(/\]\((?!https?:|[#/])/)
  })

  it('are where the reference leads whoever has no JavaScript', async () => {
    const { text } = await get('/docs')
    const without = /<noscript>\s*<main>[\s\S]*<\/noscript>/.exec(text)?.[0] ?? ''
    expect(linksOf(without)).toEqual(expect.arrayContaining([...pages, '/docs/errors', '/openapi.json']))
  })

  it('are no way to other files', async () => {
    for (const path of [
      '/docs/guides/operate',
      '/docs/guides/../../package.json',
      '/docs/guides/%2e%2e/operate.md',
    ])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})

/** The links of a page, or of the Markdown in the description of the API, that stay within the hub. */
function linksOf(html: string): string[] {
  return Array.from(html.matchAll(/(?:href="|\]\()([^")]+)/g), ([, link = '']) => link).filter(
    (link) => !/^https?:/.test(link),
  )
}
