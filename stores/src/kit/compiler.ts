import type { Kysely } from 'kysely'

/** Kysely for one dialect, with whatever view of the tables is asked for. It compiles; it never runs anything. */
export type Compiler = <T>() => Kysely<T>
