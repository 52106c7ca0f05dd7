// Schemas are made while modules load, so the line above must stay the first.
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { withoutEval } from '../api/without-eval.ts'
import { App } from './app.tsx'

import './tokens.css'
import './page.css'
import './controls.css'

const root = document.querySelector('#root')
if (root !== null && withoutEval.jitless) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
