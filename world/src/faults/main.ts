import { asked } from './asked.ts'
import { tableOfProofs } from './proofs.ts'
import { runMany } from './run-many.ts'
import { runOne } from './run-one.ts'

/**
 * `node world/src/faults/main.ts [--test T01,T05 | all] [--profile embedded,server,mysql] [--seeds 20] [--seed N]
 * [--per-stage 5] [--jobs 4] [--size long | short] [--messages 10000 --conversations 200 --per-second 250 --kills 20
 * --weather worst]`: a fault, done again and again. The same seed again is the same run as far as chance goes. Each stage
 * is for so many seeds, one after the other. One stage tells all that it counted; of many there is a line each and a table.
 * `--table` prints what is proved where.
 */
const { runs, jobs, table } = asked(process.argv.slice(2))
// An end by a signal is an end like any other: the processes that were started go along.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1))
const [first, ...others] = runs
if (table) console.log(tableOfProofs())
else if (!first) throw new Error('There is no such fault on this profile.')
else {
  const right = others.length === 0 ? (await runOne(first)).length === 0 : await runMany(runs, jobs)
  process.exit(right ? 0 : 1)
}
