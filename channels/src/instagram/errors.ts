import { graphRefusals, refusals } from '../kit/refusals.ts'

/** Instagram Platform, "Send API error codes". What is not listed: transient if Meta says so or answers 5xx, else final. */
export const instagramRefusals = refusals([
  ...graphRefusals,
  ['permission', '199 2/2018344 10/2018065 10/2018108'],
  ['transient', '1200 2/1545133'],
  // The person cannot be reached: blocked, deactivated, or known to another account.
  ['final', '551 100/2018001 100/2534014'],
  // The attachment: not fetched, or not what it takes.
  ['file', '100/2018007 100/2018008'],
  ['final', '100/2018047 100/2018109'],
  // Private replies, and threads that are gone.
  ['final', '10903 2534001 2534013 2534015 2534025 9000001'],
  ['policy', '10/1893063'],
  ['window', '10/2018278 10/2534022'],
])
