import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'

import './page.css'
import './phone.css'
import './talk.css'
import './content.css'
import './media.css'
import './offers.css'
import './composer.css'
import './sheet.css'
import './panel.css'
import { App } from './app.tsx'

/** The page's security policy forbids the code that zod would otherwise write at run time. */
z.config({ jitless: true })

const root = document.getElementById('root')
if (root) {
  const query = new URLSearchParams(location.search)
  createRoot(root).render(
    <StrictMode>
      <App phone={query.get('phone')} panel={query.get('panel')} />
    </StrictMode>,
  )
}
