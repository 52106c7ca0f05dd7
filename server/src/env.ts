import { z } from 'zod'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
const url = z.url({ protocol: /^https?$/, error: 'must be a URL that starts with http:// or https://' })
const base = url.transform((text) => text.replace(/\/+$/, ''))
const whole = (least: number, most: number) => {
  const error = `must be a whole number from ${least} to ${most}`
  return z.coerce.number({ error }).int({ error }).min(least, { error }).max(most, { error })
}
const days = (usual: number) => whole(0, 36_500).default(usual)

/** The whole configuration. Each entry: what it is, what it may be, what it is if left out. */
const entries = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: whole(0, 65_535).default(3000),
  /** How browsers and Meta reach this hub. */
  PUBLIC_URL: base.optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  /** Where the data is kept instead of in DATA_DIR, which still holds files and keys. */
  DATABASE_URL: z
    .url({
      protocol: /^(postgres(ql)?|mysql)$/,
      error:
        'must be a URL that starts with postgres:// or mysql://, e.g. postgres://parley:password@db.example:5432/parley',
    })
    .optional(),
  /** Through which several processes tell each other of work and news. */
  REDIS_URL: z
    .url({
      protocol: /^rediss?$/,
      error:
        'must be a URL that starts with redis:// or rediss://, e.g. rediss://:password@redis.example:6379',
    })
    .optional(),
  /** What this process does of the hub: takes requests, does the work, or both. */
  PARLEY_ROLE: z.enum(['all', 'api', 'worker'], { error: 'must be all, api or worker' }).default('all'),
  /** For how long requests are still answered after the process was told to stop, so that balancers notice. */
  DRAIN_SECONDS: whole(0, 15).default(5),
  /** `id:base64 of 32 bytes`, the newest first; without it a key is made and kept in the data folder. */
  ENCRYPTION_KEYS: list.refine((keys) => keys.every(isKey), {
    error:
      'each key must read name:base64 of 32 bytes, e.g. the output of: echo "k1:$(openssl rand -base64 32)"',
  }),
  /** How many proxies stand before the hub; each adds an address to X-Forwarded-For. */
  PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  /** Opens the routes that concern all tenants; several while it is changed. */
  OPERATOR_KEY: list.refine((keys) => keys.every((key) => key.length >= 24), {
    error: 'each key must have at least 24 characters, e.g. the output of: openssl rand -base64 32',
  }),
  META_APP_SECRET: list,
  META_VERIFY_TOKEN: z.string().default(''),
  META_API_BASE_URL: base.default('https://graph.facebook.com'),
  INSTAGRAM_API_BASE_URL: base.default('https://graph.instagram.com'),
  META_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, 'must look like v26.0')
    .default('v26.0'),
  /** Where simulated accounts live; empty where there are none. */
  SIMULATOR_URL: base.optional(),
  /** Origins in private networks that webhooks may go to all the same, e.g. `http://10.0.0.5:8080`. */
  ALLOW_PRIVATE_ORIGINS: list.refine((origins) => origins.every((each) => url.safeParse(each).success), {
    error: 'each must be an origin that starts with http:// or https://, e.g. http://10.0.0.5:8080',
  }),
  /** Whoever runs the hub is told of every alert here, in every way that is set. */
  ALERT_WEBHOOK_URL: url.optional(),
  /** Signs those webhooks: `whsec_` and base64. */
  ALERT_WEBHOOK_SECRET: z
    .string()
    .regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}$/, 'must read whsec_ and the base64 of at least 24 bytes')
    .optional(),
  ALERT_EMAIL: list.refine((all) => all.every((each) => z.email().safeParse(each).success), {
    error: 'each must be an e-mail address',
  }),
  /** The mail server, e.g. `smtps://user:password@mail.example.com`. */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must be a URL that starts with smtp:// or smtps://' })
    .optional(),
  /** From whom alerts come, e.g. `Parley <parley@example.com>`. */
  ALERT_FROM: z.string().optional(),
  /** How long lines of the audit log are kept; 0 for ever. */
  AUDIT_RETENTION_DAYS: days(730),
  /** The same for the records of calls to endpoints and channels. */
  ATTEMPT_RETENTION_DAYS: days(30),
  /** The largest file that is kept, in MB. */
  MEDIA_MAX_MB: whole(1, 2048).default(100),
  /** How much of files each business may keep, in MB. */
  MEDIA_QUOTA_MB: whole(1, 100_000_000).default(10_240),
  /** The address of a bucket of S3 for files, in either style; without it they lie in `DATA_DIR`. */
  MEDIA_S3_URL: base.optional(),
  MEDIA_S3_REGION: z.string().default('us-east-1'),
  /** Who may use the bucket; without them the role of the machine. */
  MEDIA_S3_KEY_ID: z.string().optional(),
  MEDIA_S3_SECRET: z.string().optional(),
  /** Where the program ffmpeg is, or `off`; else it is looked for on PATH. */
  FFMPEG_PATH: z.string().optional(),
  PATH: z.string().default(''),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be trace, debug, info, warn, error or silent',
    })
    .default('info'),
  /** How many groups of tasks are worked on at once. */
  WORKER_SLOTS: whole(1, 4096).default(256),
})

/** What is only of use together. */
const needs = [
  ['SMTP_URL', 'ALERT_FROM', 'is needed with SMTP_URL: the address that alerts come from'],
  ['ALERT_EMAIL', 'SMTP_URL', 'is needed with ALERT_EMAIL: the mail server that takes alerts'],
  ['ALERT_WEBHOOK_SECRET', 'ALERT_WEBHOOK_URL', 'is needed with ALERT_WEBHOOK_SECRET: where alerts go'],
  ['MEDIA_S3_KEY_ID', 'MEDIA_S3_SECRET', 'is needed with MEDIA_S3_KEY_ID: the secret of that key'],
  ['MEDIA_S3_SECRET', 'MEDIA_S3_KEY_ID', 'is needed with MEDIA_S3_SECRET: the key that it belongs to'],
  ['REDIS_URL', 'DATABASE_URL', 'is needed with REDIS_URL: the data that several processes share'],
] as const

const schema = entries.superRefine((env, context) => {
  for (const [having, wanted, message] of needs)
    if (env[having]?.length && env[wanted] === undefined)
      context.addIssue({ code: 'custom', path: [wanted], message })
  const issue = (variable: string, message: string) =>
    context.addIssue({ code: 'custom', path: [variable], message })
  if (env.PARLEY_ROLE !== 'all' && env.REDIS_URL === undefined)
    issue(
      'REDIS_URL',
      `is needed with PARLEY_ROLE=${env.PARLEY_ROLE}: it brings the work from one to the other`,
    )
  if (env.REDIS_URL !== undefined && env.ENCRYPTION_KEYS.length === 0)
    issue(
      'ENCRYPTION_KEYS',
      'is needed with REDIS_URL: else each machine makes a key that the others cannot open',
    )
})

export type Env = z.output<typeof schema>

type Source = Readonly<Record<string, string | undefined>>

/** Reads the configuration; throws one error that names every problem in plain words. */
export function readEnv(source: Source = process.env): Env {
  const read = parse(source)
  if (read.success) return read.data
  const problems = envProblems(source).map(({ variable, message }) => `  ${variable}: ${message}`)
  throw new Error(`The configuration has ${problems.length} problem(s):\n${problems.join('\n')}`)
}

/** Every problem of the configuration. */
export function envProblems(source: Source): readonly { variable: string; message: string }[] {
  const issues = parse(source).error?.issues ?? []
  return issues.map(({ path, message }) => ({ variable: path.join('.'), message }))
}

/** Empty means not set. */
function parse(source: Source) {
  return schema.safeParse(Object.fromEntries(Object.entries(source).filter(([, value]) => value !== '')))
}

function isKey(text: string): boolean {
  const [, base64 = ''] = /^[\w-]+:(.+)$/.exec(text) ?? []
  return Buffer.from(base64, 'base64').length === 32
}
