import { errors } from '@parley/core/domain/error.ts'

/** The problem that each row of the table becomes, as the documentation shows it. */
export const problemExamples = Object.fromEntries(
  Object.entries(errors).map(([code, { title, status, advice }]) => {
    const value = {
      type: `/docs/errors#${code}`,
      title,
      status,
      detail: `${title}. ${advice}`,
      code,
      correlation_id: 'b7a8f3a4-6c58-4f51-9a3e-0d6c1e5f2a10',
    }
    return [code, { summary: title, value }]
  }),
)
