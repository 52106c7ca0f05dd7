import { z } from 'zod'

import { remembered } from '../../ui/remembered.ts'

/** Whether Enter alone sends; Ctrl or Cmd with Enter always does. */
export const enterSends = remembered('parley.enter-sends', z.boolean(), true)
