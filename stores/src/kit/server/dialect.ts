import type { TenantId } from '@parley/core/domain/ids.ts'
import type { Work } from '@parley/core/domain/task.ts'

import type { Compiler } from '../compiler.ts'
import type { Ask } from '../inquiry.ts'
import type { Json } from '../json.ts'
import type { WireTask } from '../wire.ts'
import type { Find } from '../words/find.ts'
import type { Step } from '../words/follow.ts'
import type { Meanings } from './failure.ts'
import type { Database, Found, Session } from './session.ts'

/** Gives the time of leases, in ms since 1970. */
export type Moment = (session: Session) => Promise<number>

/** What one kind of database server has of its own; all else about stores on servers is written once. */
export interface Dialect {
  readonly compiler: Compiler
  /** Begins a transaction that writes, and sees at each statement what others have committed. */
  readonly begin: string
  /** Begins one that reads, and sees one state of the data until its end. */
  readonly snapshot: string
  /** For a transaction that may stand still, because whoever takes its pages is slow. */
  readonly patience: string
  /** All processes share the database's clock. */
  readonly clock: Moment
  readonly meaning: Meanings
  /** One query for all rows of an ask. With `lock` the rows found are locked, in the order of the ask. */
  read(session: Session, ask: Ask, lock?: 'lock'): Promise<Found>
  /** Makes all changes of an ask at once. */
  write(session: Session, ask: Ask): Promise<void>
  /** Says to all processes, once this transaction is committed, that accounts, endpoints or who may call have changed. */
  tellSettings(session: Session): Promise<unknown>
  /** Brings the database to this version of the hub; processes that start together wait for each other. */
  migrate(database: Database, now: number): Promise<void>
  /** Whether it is at this version. Throws `unavailable` for a later one. */
  isCurrent(session: Session): Promise<boolean>
  /** For the transaction that fills a database: takes away the indexes of the largest tables and gives what makes them again, of all rows at once. */
  withoutIndexes(session: Session): Promise<() => Promise<void>>
  readonly turns: TurnTable
  readonly holders: HolderTable
  readonly words: WordTable
}

/**
 * A group of tasks and whose turn it is in it: there is a row as long as there are tasks. Whoever adds to a group or ends
 * a task of it locks the row first, so that none is overlooked when another takes the row away.
 */
export interface TurnRow {
  readonly grp: string
  readonly due_at: number
  /** Of all its tasks, see `ownerOf`. */
  readonly owner: string
  /** The head was put back before. */
  readonly again: boolean | number
  readonly epoch: number
  /** When the lease is over; 0 without one. */
  readonly until: number
  /** The ids of those that are leased and not finished, with spaces between. */
  readonly tasks: string
}

export interface TakenRow {
  readonly grp: string
  readonly epoch: number
  readonly crashed: boolean | number
}

export interface HeadRow {
  readonly grp: string
  readonly id: number
  readonly tenant: TenantId | null
  readonly doc: Json<Work>
  readonly due_at: number
  readonly tries: number
  readonly tried_at: number | null
  readonly crashes: number
  readonly trace: string | null
}

/** A group that a batch touches. */
export interface Touched {
  readonly grp: string
  /** It gets a task, so that it may be new. */
  readonly grows: boolean
}

export interface LockedTurns {
  /** Of the groups that had tasks before. */
  readonly rows: readonly TurnRow[]
  /** Those that grow and had none. */
  readonly fresh: ReadonlySet<string>
}

/** A group that gets its first tasks; with `until` it is leased to `holder` at once, with all of them. */
export type NewTurn = Pick<TurnRow, 'grp' | 'due_at' | 'owner' | 'until'> & { readonly holder: number | null }

/** Lists of groups come in their order, without one twice, and never empty. */
export interface TurnTable {
  /** Locks the rows, one after the other in their order. */
  lock(session: Session, touched: readonly Touched[]): Promise<LockedTurns>
  /** Makes the rows of fresh groups whose tasks were added; of those in `unmade` nothing has come. Throws if another process was faster. */
  open(
    session: Session,
    made: readonly NewTurn[],
    unmade: readonly string[],
  ): Promise<readonly Pick<TurnRow, 'grp' | 'epoch' | 'tasks'>[]>
  addTasks(session: Session, tasks: readonly WireTask[]): Promise<unknown>
  /** Writes what is leased of locked groups; those without tasks go. Gives the others: their head decides when they are due, and whether again. */
  move(session: Session, left: readonly TurnRow[]): Promise<readonly TurnRow[]>
  /** Leases those that are free and due to a process; what another one has locked at this moment is left to it. */
  take(
    session: Session,
    wanted: readonly { readonly grp: string; readonly until: number }[],
    now: number,
    holder: number,
  ): Promise<readonly TakenRow[]>
  /** The first task of each was running when its process died. */
  countCrashes(session: Session, groups: readonly string[]): Promise<unknown>
  heads(
    session: Session,
    wanted: readonly { readonly grp: string; readonly most: number }[],
  ): Promise<readonly HeadRow[]>
  /** Notes which tasks are leased, as which the crash is no longer to be counted; a lease without any is over, and was none. */
  hold(session: Session, held: readonly Pick<TurnRow, 'grp' | 'tasks'>[]): Promise<unknown>
  /** Ends leases of which their holder does not know. */
  giveBack(session: Session, groups: readonly string[], holder: number): Promise<unknown>
  /** Those who have a group, leased or not. */
  owners(session: Session): Promise<readonly string[]>
  /** Of each owner so many groups without a lease, the longest due. */
  first(
    session: Session,
    owners: readonly string[],
    most: number,
    now: number,
  ): Promise<readonly Pick<TurnRow, 'grp' | 'due_at' | 'owner' | 'again'>[]>
  /** Since when the longest due of all has been; null if none is. */
  oldestDue(session: Session, now: number): Promise<number | null>
  /** Makes the rows of all tasks that were loaded. */
  make(session: Session): Promise<unknown>
}

/** Which processes are alive: each is written down, and holds a lock that the server takes back however it dies. */
export interface HolderTable {
  /** On the session that is kept for good. Waits while the database is filled. */
  register(session: Session, holder: number): Promise<void>
  /** Ends the leases of processes that died: what they had at hand counts a crash when it is taken again. */
  bury(session: Session, self: number): Promise<void>
  /** An orderly stop: nothing was running. */
  resign(session: Session, holder: number): Promise<void>
  /** Keeps all processes out until the end of the session or transaction; false if one works on the database. */
  shutOut(session: Session): Promise<boolean>
}

/** The index of words. Its tables stand beside the data, with those of `wordTables`. */
export interface WordTable {
  readonly find: Find
  /** Begins a transaction that searches, for a few seconds at most. */
  readonly looking: string
  /** Whether this process writes the index until the end of the transaction; it does not wait for that. */
  takeTurn(session: Session): Promise<boolean>
  /** Puts entries in place of what is known of the same records; those without words go. Then the cursors and fills. */
  write(session: Session, step: Step): Promise<unknown>
  /** Forgets all of it: it is made again from the data. */
  forget(session: Session): Promise<unknown>
}
