/** The row of links above every page of the documentation. */
export const navStyle = `:root { color-scheme: light dark; --scalar-custom-header-height: 3rem; }
.pages { position: sticky; top: 0; z-index: 10; box-sizing: border-box; height: 3rem; display: flex; gap: 0.25rem; align-items: center; overflow-x: auto; padding: 0 1rem; background: light-dark(#fff, #0f1115); border-bottom: 1px solid light-dark(#d9dee3, #30363d); font: 14px/1.5 system-ui, sans-serif; white-space: nowrap; }
.pages a { padding: 0.25rem 0.6rem; border-radius: 6px; color: light-dark(#59636e, #9aa4af); text-decoration: none; }
.pages a:hover { color: light-dark(#1b1f24, #e6e8eb); background: light-dark(#f2f4f6, #1b1f26); }
.pages a[aria-current] { color: light-dark(#1b1f24, #e6e8eb); font-weight: 600; }
`

export const pageStyle = `:root { --ink: light-dark(#1b1f24, #e6e8eb); --soft: light-dark(#59636e, #9aa4af); --line: light-dark(#d9dee3, #30363d); --paper: light-dark(#fff, #0f1115); --mark: light-dark(#fff5d6, #3a3115); --code: light-dark(#f5f7f9, #171a20); scroll-padding-top: 4rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 16px/1.6 system-ui, sans-serif; }
main { max-width: 58rem; margin: 0 auto; padding: 2rem 1.25rem 6rem; overflow-wrap: break-word; }
main > :not(.code, .wide) { max-width: 44rem; }
a { color: inherit; text-underline-offset: 0.2em; }
h1 { font-size: 1.75rem; line-height: 1.25; }
h2 { margin-top: 2.5rem; font-size: 1.25rem; }
h3 { margin-top: 1.75rem; font-size: 1rem; }
code { padding: 0.1em 0.3em; border-radius: 4px; background: var(--code); font: 0.875em ui-monospace, monospace; }
.code { position: relative; margin: 1rem 0; }
pre { margin: 0; padding: 0.875rem 1rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 8px; background: var(--code); line-height: 1.5; }
.code:has(button) pre { padding-top: 2.25rem; }
pre code { padding: 0; background: none; font-size: 0.8125rem; }
.code button { position: absolute; top: 0.4rem; right: 0.4rem; padding: 0.2rem 0.6rem; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--soft); font: 0.75rem system-ui, sans-serif; cursor: pointer; }
.code button:hover { color: var(--ink); }
.wide { margin: 1rem 0; overflow-x: auto; }
table { border-collapse: collapse; font-size: 0.9375rem; }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; min-width: 6rem; }
th:empty { padding: 0; }
section { border-top: 1px solid var(--line); padding: 1rem 0.5rem; }
section:target { background: var(--mark); }
section h2 { margin: 0; font: 600 1rem/1.5 ui-monospace, monospace; overflow-wrap: anywhere; }
section h2 a { text-decoration: none; }
section p { margin: 0.25rem 0 0; }
section p + p { color: var(--soft); }
.retry { font: 0.875rem/1.5 system-ui, sans-serif; }
`
