import { errors } from '@parley/core/domain/error.ts'

const head = (title: string, rest: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
${rest}
</head>`

export const referencePage = `${head('Parley API', '')}
<body>
<div id="reference"></div>
<script src="/docs/scalar.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

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

/** Every way a request can fail, each with the anchor that the `type` of its problem names. */
export function errorsPage(): string {
  const rows = Object.entries(errors).map(
    ([code, { status, title, advice }]) => `<section id="${code}">
<h2><a href="#${code}">${code}</a> <small>${status}</small></h2>
<p>${title}.</p>
<p>${advice}</p>
</section>`,
  )
  return `${head('Errors · Parley API', '<link rel="stylesheet" href="/docs/page.css">')}
<body>
<main>
<p><a href="/docs">Parley API</a></p>
<h1>Errors</h1>
<p>Every refusal is <code>application/problem+json</code> (RFC 9457) with one of these codes, a <code>detail</code> that
says what exactly was wrong, and a <code>correlation_id</code> that finds the request in the logs of the hub.</p>
${rows.join('\n')}
</main>
</body>
</html>
`
}

export const pageStyle = `:root { color-scheme: light dark; --ink: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#59636e, #9aa4af); --line: light-dark(#d9dee3, #30363d); --paper: light-dark(#fff, #0f1115); --mark: light-dark(#fff5d6, #3a3115); }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; }
a { color: inherit; }
section { border-top: 1px solid var(--line); padding: 1rem 0.5rem; scroll-margin-top: 1rem; }
section:target { background: var(--mark); }
h2 { margin: 0; font: 600 1rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
h2 a { text-decoration: none; }
h2 small { color: var(--soft); font-weight: 400; }
section p { margin: 0.25rem 0 0; }
section p + p { color: var(--soft); }
`
