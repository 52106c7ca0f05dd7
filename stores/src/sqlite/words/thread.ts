import { HubError } from '@parley/core/domain/error.ts'

import { answer } from '../../kit/inquiry.ts'
import { behind } from '../../kit/words/behind.ts'
import { nextStep } from '../../kit/words/follow.ts'
import { people, search } from '../../kit/words/search.ts'
import { attempt } from '../batch.ts'
import { compiled } from '../compiled.ts'
import type { Op } from '../protocol.ts'
import { serve } from '../thread.ts'
import { findWords } from './find.ts'
import { openWords } from './open.ts'
import { writeStep } from './write.ts'

/** The thread that keeps the index of words and looks into it: neither commits nor pages wait for that. */
serve(({ path }) => {
  const db = openWords(path)
  const { reads } = compiled
  const perform = (op: Op) => {
    switch (op[0]) {
      case 'search':
        return answer(search(reads, findWords, op[1], op[2]), db.read)
      case 'people':
        return answer(people(reads, findWords, op[1], op[2]), db.read)
      case 'follow': {
        const step = answer(nextStep(compiled), db.read)
        writeStep(db, step)
        return step.more
      }
      case 'behind':
        return answer(behind(compiled), db.read)
      default:
        throw new HubError('internal', `The thread of the words cannot ${op[0]}.`)
    }
  }
  return {
    run: (ops) => ops.map((op) => attempt(() => db.transaction(() => perform(op)))),
    close: () => db.close(),
  }
})
