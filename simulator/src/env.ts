import { z } from 'zod'

const variables = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4100),
  HOST: z.string().min(1).default('127.0.0.1'),
  WEBHOOK_URL: z.url({
    protocol: /^https?$/,
    error: 'must be an address like http://127.0.0.1:3000/webhooks/meta',
  }),
  APP_SECRET: z.string({ error: 'must be the app secret that signs the webhooks' }).min(8),
  VERIFY_TOKEN: z.string({ error: 'must be the token of the verification handshake' }).min(1),
})

export type Env = z.infer<typeof variables>

/** The environment, or every problem with it in one sentence. */
export function readEnv(source: Readonly<Record<string, string | undefined>> = process.env): Env {
  const parsed = variables.safeParse(source)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`)
  throw new Error(`The environment is not complete: ${problems.join('; ')}.`)
}
