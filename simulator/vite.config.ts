import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Relative addresses, because the phones stand below any prefix; no inlined assets, because the policy forbids them. */
export default defineConfig({
  base: './',
  plugins: [react()],
  build: { target: 'es2023', assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { host: '127.0.0.1', proxy: { '/control': 'http://127.0.0.1:4100' } },
})
