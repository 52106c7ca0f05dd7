import { z } from 'zod'

/** Import this before any schema: our content security policy forbids the code that zod would generate. */
export const withoutEval = z.config({ jitless: true })
