import type { CommitStatements } from './commit-statements.ts'
import type { Facts, Head } from './facts.ts'
import type { Ask } from './inquiry.ts'
import type { Outcome } from './judge.ts'
import { bind, type Statement, type Value } from './statement.ts'

/**
 * The rows that make an outcome durable, set-wise: a record that was put several times in the batch is written once.
 * Tasks are not among them: how they are kept differs from database to database.
 */
export function writesOf(statements: CommitStatements, facts: Facts, outcome: Outcome): readonly Ask[] {
  const writes = new Map<Statement, (readonly Value[])[]>()
  const add = (statement: Statement, values: readonly Value[]) => {
    const rows = writes.get(statement)
    if (rows) rows.push(values)
    else writes.set(statement, [values])
  }
  for (const [name, head] of outcome.heads.own) {
    const known = facts.heads.get(name)
    if (head?.put) add(statements[known ? 'update' : 'insert'][head.record], recordValues(head))
    else if (known) add(statements.drop[known.record], bind(statements.drop[known.record], known))
  }
  for (const [name, owner] of outcome.owners.own) {
    const known = facts.owners.get(name)
    if (!owner) {
      if (known) add(statements.freeKey, bind(statements.freeKey, known))
    } else if (!known) add(statements.takeKey, bind(statements.takeKey, owner))
    else if (known.id !== owner.id || known.tenant !== owner.tenant) {
      add(statements.moveKey, bind(statements.moveKey, owner))
    }
  }
  for (const [name, end] of outcome.seqs.own) {
    const statement = facts.seqs.has(name) ? statements.advanceLog : statements.startLog
    add(statement, bind(statement, end))
  }
  for (const event of outcome.events) add(statements.log, bind(statements.log, event))
  for (const event of outcome.rewrites) add(statements.rewrite, bind(statements.rewrite, event))
  return [...writes].map(([statement, rows]) => ({ statement, rows }))
}

function recordValues({ put, version, keys, tenant, id }: Head): readonly Value[] {
  return put ? [version, keys, put[5], ...put[6], tenant, id] : []
}
