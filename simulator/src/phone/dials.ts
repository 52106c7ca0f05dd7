import type { Chaos } from '../chaos.ts'

export interface Dial {
  readonly key: Exclude<keyof Chaos, 'tokenRevoked'>
  readonly label: string
  readonly most: number
  readonly step: number
  readonly show: (value: number) => string
}

const percent = { most: 1, step: 0.01, show: (value: number) => `${Math.round(value * 100)} %` }

/** The sliders of the panel, in their order. */
export const dials: readonly Dial[] = [
  { key: 'duplicate', label: 'Webhooks doubled', ...percent },
  { key: 'drop', label: 'Lost, then redelivered', ...percent },
  { key: 'reorder', label: 'Out of order', ...percent },
  { key: 'delay', label: 'Late by up to', most: 10_000, step: 100, show: (ms) => `${ms / 1_000} s` },
  { key: 'batch', label: 'Items in a POST, up to', most: 50, step: 1, show: String },
  { key: 'split', label: 'Batches taken apart', ...percent },
  { key: 'serverError', label: 'Graph API fails (5xx)', ...percent },
  { key: 'rateLimit', label: 'Graph API: rate limit', ...percent },
  { key: 'cutAfterAccept', label: 'Cut after accepting', ...percent },
  {
    key: 'mediaSlow',
    label: 'Files late by up to',
    most: 10_000,
    step: 100,
    show: (ms) => `${ms / 1_000} s`,
  },
  { key: 'mediaFail', label: 'Files fail (500)', ...percent },
  { key: 'mediaGone', label: 'Files gone (404)', ...percent },
  { key: 'mediaHtml', label: 'A page instead of a file', ...percent },
  { key: 'mediaCorrupt', label: 'Files damaged', ...percent },
  { key: 'mediaHuge', label: 'Files far too large', ...percent },
]
