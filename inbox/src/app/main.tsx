import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'

import { withoutEval } from '../api/without-eval.ts'
// Schemas are made while modules load: this import must follow the one above.
import { App } from './app.tsx'

import './app.css'

const root = document.querySelector('#root')
if (root !== null && withoutEval.jitless) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  )
}
