import type { Inquiry } from '../inquiry.ts'
import { fromJson, type Json } from '../json.ts'
import type { Asker } from '../lines.ts'
import { questions, type Answer, type Input, type Question } from '../reads/questions.ts'
import { hubStatements, readStatements } from '../reads/statements.ts'
import type { Dialect } from './dialect.ts'
import { retried } from './failure.ts'
import { inStep } from './in-step.ts'
import { lane } from './lane.ts'
import { transaction, type Database } from './session.ts'

interface Asked {
  readonly question: Question
  readonly tenant: string
  readonly input: unknown
}

/** A long page must hold up nobody who only wants to decide. */
const reads = { mostInBatch: 100, atOnce: 3 }

/** Answers what is asked at the same time with few queries, which see one state of the data. */
export function askerOf(dialect: Dialect, database: Database): Asker & { close(): Promise<void> } {
  const { compiler, snapshot, meaning } = dialect
  const all = questions({ reads: readStatements(compiler), hub: hubStatements(compiler) })
  const inquiryOf = ({ question, tenant, input }: Asked) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- `ask` keeps a question and its input together
    const inquire = all[question] as (tenant: string, input: unknown) => Inquiry<string>
    return inquire(tenant, input)
  }
  const answers = lane({ ...reads, meaning }, (batch: readonly Asked[]) =>
    retried(meaning, () =>
      transaction(database, snapshot, (session) =>
        inStep(batch.map(inquiryOf), (asked) => dialect.read(session, asked)),
      ),
    ),
  )
  return {
    async ask<Q extends Question>(question: Q, tenant: string, input: Input<Q>) {
      const text: Json<Answer<Q>> = await answers.add({ question, tenant, input })
      return fromJson(text)
    },
    close: answers.close,
  }
}
