import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The demo page; the demo serves `dist` at `/` and its assets below `/demo/`. */
export default defineConfig({
  root: 'src/demo',
  base: '/demo/',
  plugins: [react()],
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
})
