import { errors } from '@parley/core/domain/error.ts'

/** The guides that the hub serves, in the order in which somebody new reads them. */
export const guides = [
  { name: 'crm', source: 'examples/crm/README.md', label: 'Build a CRM' },
  { name: 'api', source: 'api.md', label: 'The API in five minutes' },
  { name: 'webhooks', source: 'webhooks.md', label: 'Webhooks' },
  { name: 'sending', source: 'sending.md', label: 'Sending' },
  { name: 'message-router', source: 'message-router.md', label: 'Message router' },
] as const

export type Guide = (typeof guides)[number]

const links = [
  { href: '/docs', label: 'Reference' },
  ...guides.map(({ name, label }) => ({ href: `/docs/guides/${name}`, label })),
  { href: '/docs/errors', label: 'Errors' },
]

/** One page of the documentation; what is in `head` and `body` is HTML already. */
function page({ title, href, head, body }: Record<'title' | 'href' | 'head' | 'body', string>): string {
  const row = links.map((link) => {
    const here = link.href === href ? ' aria-current="page"' : ''
    return `<a href="${link.href}"${here}>${link.label}</a>`
  })
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} · Parley API</title>
<link rel="stylesheet" href="/docs/nav.css">
${head}
</head>
<body>
<nav class="pages" aria-label="Documentation">
${row.join('\n')}
</nav>
${body}
</body>
</html>
`
}

const withStyle = '<link rel="stylesheet" href="/docs/page.css">'

export const referencePage = page({
  title: 'Reference',
  href: '/docs',
  head: `<noscript>${withStyle}</noscript>`,
  body: `<div id="reference"></div>
<noscript>
<main>
<h1>Parley API</h1>
<p>The interactive reference needs JavaScript. Without it, everything is here:</p>
<ul>
${guides.map(({ name, label }) => `<li><a href="/docs/guides/${name}">${label}</a></li>`).join('\n')}
<li><a href="/docs/errors">Errors</a></li>
<li><a href="/openapi.json">Every endpoint and every event, as an OpenAPI 3.1 document</a></li>
<li><a href="/llms.txt">The same list as plain text, for programs that read</a></li>
</ul>
</main>
</noscript>
<script src="/docs/scalar.js"></script>
<script src="/docs/start.js"></script>`,
})

/** No fonts, proxy, telemetry, assistant or registry from elsewhere: it works without the Internet. */
export const referenceStart = `Scalar.createApiReference('#reference', {
  url: '/openapi.json',
  withDefaultFonts: false,
  telemetry: false,
  hideClientButton: true,
  showDeveloperTools: 'never',
  agent: { disabled: true },
  mcp: { disabled: true },
  authentication: { preferredSecurityScheme: 'key' },
  persistAuth: true,
  defaultOpenAllTags: false,
})
`

/** What can be read without a browser (https://llmstxt.org). */
export const readable = `# Parley

> An open messaging hub: conversations with customers on every channel, one API, one log of events. Every hub serves its
> own documentation; each guide below is Markdown, and without \`.md\` it is a page.

## Guides

${guides.map(({ name, label }) => `- [${label}](/docs/guides/${name}.md)`).join('\n')}

## Reference

- [Every endpoint and every event, OpenAPI 3.1](/openapi.json)
- [Every error code, and when to try again](/docs/errors)
- [Test vectors for the signatures of webhooks](/docs/guides/signature-vectors.json)
`

/** Every way a request can fail, each with the anchor that the `type` of its problem names. */
export function errorsPage(): string {
  const rows = Object.entries(errors).map(
    ([code, { status, title, advice, retry }]) => `<section id="${code}">
<h2><a href="#${code}">${code}</a></h2>
<p class="retry">${status} · retry ${retry}</p>
<p>${title}. ${advice}</p>
</section>`,
  )
  return page({
    title: 'Errors',
    href: '/docs/errors',
    head: withStyle,
    body: `<main>
<h1>Errors</h1>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457) with one of these codes, a <code>detail</code> that
says what exactly was wrong, and a <code>correlation_id</code> that finds the request in the logs of the hub.</p>
<p><em>Retry later</em>: the same request may succeed; wait as long as <code>Retry-After</code> says, else longer each
time. <em>After a fix</em>: change what the detail names first. <em>Never</em>: it will be refused again.</p>
${rows.join('\n')}
</main>`,
  })
}

export function guidePage({ name }: Guide, title: string, html: string): string {
  return page({
    title,
    href: `/docs/guides/${name}`,
    head: `${withStyle}\n<script src="/docs/copy.js" defer></script>`,
    body: `<main>\n${html}</main>`,
  })
}

/**
 * Where the browser hands out no clipboard (plain HTTP from elsewhere), the code is selected instead. On a phone the row of
 * links is wider than the page: it begins where the reader is.
 */
export const copyButtons = `for (const block of document.querySelectorAll('.code')) {
  const button = document.createElement('button')
  button.type = 'button'
  button.textContent = 'Copy'
  button.addEventListener('click', async () => {
    const code = block.querySelector('code')
    getSelection().selectAllChildren(code)
    await navigator.clipboard?.writeText(code.textContent)
    button.textContent = navigator.clipboard ? 'Copied' : 'Selected'
  })
  block.append(button)
}
document.querySelector('[aria-current]').scrollIntoView({ block: 'nearest', inline: 'center' })
`
