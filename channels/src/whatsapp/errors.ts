import { graphRefusals, refusals } from '../kit/refusals.ts'

/** WhatsApp Cloud API, "Error codes". What is not listed: transient if Meta says so or answers 5xx, else final. */
export const whatsappRefusals = refusals([
  ...graphRefusals,
  // Rights, the display name, and how the number is registered.
  ['permission', '131005 131037 131045 133000 133006 133010 133015 136024'],
  ['rate', '80007 130429 132069'],
  ['pair', '131056'],
  ['transient', '131000 131016 131057 133004 134101 2494100'],
  // The recipient cannot or does not want to be reached.
  ['final', '130403 130472 130497 131021 131026 131030 131049 131050 131062 137000'],
  // The message is not what WhatsApp takes.
  ['final', '131008 131009 131051 131052 131055 131063 135000'],
  // A file that it does not have, or could not fetch.
  ['file', '131053'],
  // The template or flow.
  ['final', '132000 132001 132005 132007 132008 132012 132015 132016 132018 132068'],
  ['final', '134100 134102 139000-139004 139100-139103'],
  // Limits of a day or more, registration, calls, user names, moving in from the phone.
  ['final', '131064 133005 133008 133009 133016 138000-138018 147001-147005 1752041 2593107-2593109'],
  // Locked, unpaid, or held for spam.
  ['policy', '131031 131042 131044 131048 134011'],
  ['window', '131047'],
])
