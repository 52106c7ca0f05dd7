/** What each resource is for, in the interactive reference. */
export const tagWords: Readonly<Record<string, string>> = {
  session: 'Signing in and out in a browser: a cookie that only pages of the hub can use. Programs use keys.',
  token:
    'Signing in from an app: an access token of ten minutes and a refresh token that works once, in place of the cookie.',
  sessions: 'Where you are signed in, and how to end that elsewhere.',
  owner: 'The first person of a new hub, who comes in with the set-up code of its log.',
  users: 'The people of your business, their roles, and who is invited.',
  accounts:
    'Your numbers and profiles on the channels: their tokens, what they can send (`can`), what they answer by themselves (`auto_reply`), how they retry, and their templates.',
  'webhook-endpoints':
    'Where the hub posts events to, signed. [What comes, what to answer, how to verify](/docs/guides/webhooks).',
  events:
    'The log of everything that happened, and the record that counts: as a feed from a cursor, as a live stream, or as webhooks. [What they promise](/docs/guides/api#the-events-feed).',
  messages:
    'Sending, and what became of it. [Every kind of content](/docs/guides/sending); [sending once, however often you ask](/docs/guides/api#once-however-often-you-ask).',
  conversations:
    'One customer at one account: the thread, who looks after it, who answers (`answered_by`), what was read.',
  'conversation-counts': 'The two numbers that an inbox shows.',
  search:
    'Finding messages and people by their words. [What finds what](/docs/guides/api#finding-messages-and-people).',
  files: 'The bytes of what came in, and uploads of what goes out.',
  'dead-letters':
    'What the hub gave up on, whole and with the reason: to be replayed, one by one or all that match, or discarded.',
  redrives: 'How far the replay of many dead letters has come.',
  operator:
    'For whoever runs the hub: letters that belong to nobody, alerts, the audit log, and what is wrong with it.',
  keys: 'API keys for programs: scopes, accounts, expiry. A secret is shown once.',
  audit: 'Who changed what, and when: one line in the same commit as the change.',
  alerts:
    'What administrators should look at: tokens that end, endpoints that refuse, accounts that are restricted.',
  'alert-targets': 'Where alerts go: webhooks and e-mail.',
  invitations: 'The page behind the link that an invited person gets.',
  password: 'Changing your own password, by the one until now.',
  tenants: 'The businesses of the hub, for whoever runs it.',
}
