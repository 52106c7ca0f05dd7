/**
 * MySQL has no partial indexes: a column that it keeps itself says whether a row is among those few, and stands in an
 * ordinary index behind the first two columns.
 */
export const fewRows = [
  { of: 'conversation', where: '`unread` > 0', column: 'has_unread', is: 1 },
  { of: 'message', where: "`status` in ('sending', 'unknown')", column: 'waits', is: 1 },
  { of: 'message', where: "`status` in ('sent', 'delivered')", column: 'waits', is: 2 },
] as const
