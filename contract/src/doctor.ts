import { z } from 'zod'

import { route } from './route.ts'
import { none, noParams } from './shapes.ts'

export const findingShape = z
  .object({
    about: z.string().describe('The id of what it is about, or a word for what has none.'),
    problem: z.string(),
    fix: z.string().describe('What to do.'),
  })
  .meta({ id: 'Finding' })

export type Finding = Readonly<z.infer<typeof findingShape>>

export const examineHub = route({
  method: 'GET',
  path: '/api/v1/operator/doctor',
  summary: 'What is wrong with this hub, each with its fix; every account’s token is shown to its channel',
  auth: 'operator',
  params: noParams,
  query: noParams,
  body: none,
  status: 200,
  answer: z.object({ findings: z.array(findingShape) }),
  errors: [],
})
