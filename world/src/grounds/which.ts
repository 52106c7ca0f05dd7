/** What a hub can stand on: where its record is, and whether processes tell each other through Redis. */
export const groundNames = [
  'sqlite',
  'pglite',
  'postgres',
  'postgres+redis',
  'mariadb',
  'mariadb+redis',
] as const

export type GroundName = (typeof groundNames)[number]

/** Stories that do not run on every ground, and why that is enough. */
export interface Exempt {
  readonly on: readonly GroundName[]
  readonly because: string
  readonly stories: readonly string[]
}

export const exempt: readonly Exempt[] = [
  {
    on: ['sqlite'],
    because:
      'They look at a page: its markup, its keys, what it draws. What the page asks of the record is in the conformance suite, and the way through all of it in both-channels, inbox-changes, inbox-search, reconnect and typing.',
    stories: [
      'axe',
      'card-templates',
      'inbox-kinds',
      'inbox-media',
      'inbox-settings',
      'inbox-templates',
      'inbox-writing',
      'invitation',
      'keyboard',
      'long-thread',
      'phones',
      'reference',
      'sign-in',
    ],
  },
  {
    on: ['sqlite'],
    because:
      'They compile, verify or start what we give to others, and are through before a record is asked.',
    stories: ['client', 'signatures', 'start'],
  },
  {
    on: ['sqlite'],
    because:
      'They move time on once nothing has moved for some turns of this process, and cannot see what a server does meanwhile; PGlite takes minutes for them.',
    stories: ['crm-answers', 'crm-back-after-an-hour', 'files-in-rough-weather', 'lost-answers', 'upkeep'],
  },
  {
    on: ['sqlite', 'postgres', 'mariadb'],
    because:
      'They let hours pass in seconds, and Redis goes by its own clock: pace and breakdowns would be counted in another time than the one that passes. PGlite, which speaks as Postgres does, takes a minute for one.',
    stories: ['crm-away-a-day', 'crm-flaps', 'flipping-names', 'key-rotation', 'meta-errors', 'told-again'],
  },
  {
    on: ['sqlite', 'postgres', 'postgres+redis', 'mariadb', 'mariadb+redis'],
    because:
      'It posts two thousand webhooks, for which PGlite, which speaks as Postgres does, takes twenty seconds.',
    stories: ['harmed-webhooks'],
  },
]

/** The stories that a ground is spared, as their files are called. */
export function sparedOn(ground: GroundName): readonly string[] {
  return exempt.filter(({ on }) => !on.includes(ground)).flatMap(({ stories }) => stories)
}

/** What GROUND says: a list of names, or `all`; without it SQLite alone. Throws for a name that is none. */
export function groundsIn(told: string | undefined): readonly GroundName[] {
  if (told === 'all') return groundNames
  const names = (told || 'sqlite').split(',')
  const found = groundNames.filter((name) => names.includes(name))
  if (found.length === names.length) return found
  throw new Error(`GROUND must be all, or some of ${groundNames.join(', ')}, with commas between.`)
}
