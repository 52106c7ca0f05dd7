import type { Wording } from '../kit/server/steps.ts'
import { wordTables } from '../kit/words/tables.ts'
import { reword } from './columns.ts'
import { mysqlCompiler } from './compiler.ts'
import { wordEntries } from './words.ts'

const turns = [
  'alter table task modify id bigint not null auto_increment',
  'create index task_grp on task (grp, id)',
  `create table turn (
    grp varchar(700) primary key,
    due_at bigint not null,
    owner varchar(700) not null,
    again tinyint not null default 0,
    epoch bigint not null default 0,
    until bigint not null default 0,
    tasks varchar(10000) not null default '',
    holder bigint,
    crashed tinyint not null default 0,
    made bigint not null default 0
  )`,
  'create index turn_owner on turn (owner, due_at)',
  'create table turn_epoch (id bigint primary key auto_increment)',
  'create table holder (id bigint primary key)',
  `insert into fact (name, value) values ('settings', 0)`,
]

const words = [
  ...wordTables(mysqlCompiler().schema).flatMap((table) => reword(table.compile().sql)),
  ...wordEntries,
]

/** All steps in MySQL's words. */
export const wording: Wording = {
  compiler: mysqlCompiler,
  reword,
  own: { 'mysql-001-turns': turns, 'mysql-002-words': words },
}
