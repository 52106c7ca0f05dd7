import { needs } from '@parley/scripts/needs'
import { chromium, type Browser } from 'playwright-core'

/** Where Chromium is, if it is; stories that need it are skipped without. */
export const chromiumPath = needs('chromium')

/** A microphone that hums, and that every page may use. */
export const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']

/** `more` are switches of its command line. */
export function openBrowser(...more: readonly string[]): Promise<Browser> {
  return chromium.launch({
    ...(chromiumPath !== undefined && { executablePath: chromiumPath }),
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...more,
    ],
  })
}
