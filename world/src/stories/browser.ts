import { needs } from '@parley/scripts/needs'
import { chromium, type Browser } from 'playwright-core'

/** Where Chromium is, if it is; stories that need it are skipped without. */
export const chromiumPath = needs('chromium')

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
