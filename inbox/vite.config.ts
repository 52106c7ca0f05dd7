import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

import { weigh } from './weigh.ts'

/** The server serves `dist` at `/inbox/`; while developing, the API is taken from a server on its usual port. */
export default defineConfig({
  base: '/inbox/',
  plugins: [react(), weigh({ initialJsKb: 200 })],
  build: {
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // `weigh` guards what matters: the size after compression.
    chunkSizeWarningLimit: 700,
  },
  server: { host: '127.0.0.1', proxy: { '/api': 'http://127.0.0.1:3000' } },
})
