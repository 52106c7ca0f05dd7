import type { z } from 'zod'

/** A wrong request to the control API; its sentence says what to do. */
export class ControlProblem extends Error {
  readonly status: 400 | 403 | 404 | 409

  constructor(status: ControlProblem['status'], sentence: string) {
    super(sentence)
    this.status = status
  }
}

/** The value as the shape has it, or a problem that names everything wrong with it. */
export function shaped<T>(shape: z.ZodType<T>, value: unknown): T {
  const parsed = shape.safeParse(value)
  if (parsed.success) return parsed.data
  const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  throw new ControlProblem(400, wrong.join('; '))
}
