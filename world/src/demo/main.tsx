import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'

import { followTheme } from './theme.ts'

import '@parley/inbox/app.css'
import './page.css'
import './panel.css'
import './columns.css'
import './crm.css'

followTheme()
// Before any schema is made: the content security policy forbids the code that zod would generate.
z.config({ jitless: true })
const { App } = await import('./app.tsx')
const root = document.querySelector('#root')
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
