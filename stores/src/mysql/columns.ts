import { fewRows } from './few-rows.ts'

/** Only what is of a limited length can stand in an index, and an index holds at most 3,072 bytes of 4 for each character. */
const widths: Readonly<Record<string, string>> = {
  doc: 'longtext',
  keys: 'mediumtext',
  trace: 'text',
  tenant: 'varchar(64)',
  scope: 'varchar(64)',
  key: 'varchar(700)',
  grp: 'varchar(700)',
}
const usualWidth = 'varchar(191)'

/** Columns that MySQL keeps itself. */
const kept: Readonly<Record<string, string>> = {
  conversation: 'has_unread tinyint generated always as (`unread` > 0) stored',
  message: `waits tinyint generated always as (case when \`status\` in ('sending', 'unknown') then 1
    when \`status\` in ('sent', 'delivered') then 2 end) stored`,
}

/** A step of all databases in MySQL's words. */
export function reword(sql: string): readonly string[] {
  const [, create, columns, where] =
    /^(create (?:unique )?index .*?) \((.*?)\)(?: where (.*))?$/s.exec(sql) ?? []
  if (create && columns) return index(create, columns, where)
  const typed = sql.replaceAll(
    /`(\w+)` text\b/g,
    (_, name: string) => `\`${name}\` ${widths[name] ?? usualWidth}`,
  )
  const [, table = ''] = /^create table `(\w+)`/.exec(typed) ?? []
  const own = kept[table]
  return [own ? typed.replace(', constraint', () => `, ${own}, constraint`) : typed]
}

function index(create: string, columns: string, where: string | undefined): readonly string[] {
  const few = fewRows.find((one) => one.where === where)
  if (!few) return [`${create} (${columns})`]
  // One index has the rows of all values of its column.
  if (few.is > 1) return []
  const [first, second, ...others] = columns.split(', ')
  return [`${create} (${[first, second, few.column, ...others].join(', ')})`]
}
