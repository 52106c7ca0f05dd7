import type { Fault } from './fault.ts'
import { t01 } from './tests/t01-worker-killed.ts'
import { t02 } from './tests/t02-killed-while-sending.ts'
import { t03 } from './tests/t03-killed-at-each-step.ts'
import { t04 } from './tests/t04-worker-frozen.ts'
import { t05 } from './tests/t05-taker-killed.ts'
import { t06, t07, t07b, t08, t10 } from './tests/t06-redis-away.ts'
import { t11 } from './tests/t11-postgres-restarts.ts'
import { t12 } from './tests/t12-failover.ts'
import { t13 } from './tests/t13-no-connections.ts'
import { t14 } from './tests/t14-silent-lines.ts'
import { t15 } from './tests/t15-disk-full.ts'
import { t20 } from './tests/t20-stopped-in-turn.ts'
import { t21 } from './tests/t21-stopped-in-long-calls.ts'
import { t24, t28, t30 } from './tests/t28-odd-crm.ts'
import { t35, t36, t37 } from './tests/t35-rough-far-side.ts'
import { t39, t40, t41 } from './tests/t39-at-the-door.ts'
import { t43 } from './tests/t43-wrong-clocks.ts'
import { t44 } from './tests/t44-poison.ts'
import { t50 } from './tests/t50-keys-exchanged.ts'
import { t52 } from './tests/t52-hot-conversation.ts'
import { t56 } from './tests/t56-worker-cut-off.ts'
import { t57 } from './tests/t57-two-versions.ts'

const all = [
  t01,
  t02,
  t03,
  t04,
  t05,
  t06,
  t07,
  t07b,
  t08,
  t10,
  t11,
  t12,
  t13,
  t14,
  t15,
  t20,
  t21,
  t24,
  t28,
  t30,
  t35,
  t36,
  t37,
  t39,
  t40,
  t41,
  t43,
  t44,
  t50,
  t52,
  t56,
  t57,
]

/** Every fault that is brought about on whole processes, by its id. */
export const catalogue: ReadonlyMap<string, Fault> = new Map(all.map((fault) => [fault.id, fault]))
