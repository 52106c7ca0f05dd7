import { ProblemError } from '@parley/contract/client.ts'
import type { AnswerOf } from '@parley/contract/route.ts'
import type { getSession } from '@parley/contract/session.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode, type SubmitEvent } from 'react'
import type { z } from 'zod'

import { sessionQuery } from '../../api/queries.ts'
import { codeOf, trouble } from '../../api/trouble.ts'
import type { Wrong } from '../../ui/field.tsx'

import './door.css'

type Session = AnswerOf<typeof getSession>

interface Props<S extends z.ZodType> {
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly schema: S
  readonly send: (body: z.output<S>) => Promise<Session>
  /** Once somebody is in. */
  readonly entered?: () => void
  readonly children: (wrong: Wrong) => ReactNode
}

/** A form that opens the inbox: checked by the same schema as the server checks it, with a sentence for each wrong field. */
export function DoorForm<S extends z.ZodType>({ children, schema, send, entered, ...words }: Props<S>) {
  const { title, lead, button } = words
  const cache = useQueryClient()
  const [wrong, setWrong] = useState<Wrong>({})
  const entering = useMutation({
    mutationFn: send,
    onSuccess(session) {
      cache.setQueryData(sessionQuery.queryKey, session)
      entered?.()
    },
    onError: (error) => {
      if (error instanceof ProblemError) setWrong(wrongOf(error.problem.errors ?? []))
    },
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    const typed = Object.fromEntries(new FormData(event.currentTarget))
    const checked = schema.safeParse(typed)
    if (!checked.success) return setWrong(wrongIn(typed, checked.error.issues))
    setWrong({})
    entering.mutate(checked.data)
  }
  const failure = entering.error === null ? null : trouble(entering.error)
  return (
    <main className="door">
      <form className="door-form" onSubmit={submit} noValidate>
        <img src={`${import.meta.env.BASE_URL}mark.svg`} alt="" width={36} height={36} />
        <h1>{title}</h1>
        <p className="door-lead">{lead}</p>
        {children(wrong)}
        <div role="alert">
          {failure && (
            <p className="door-failure">
              {failure.title} {codeOf(entering.error) === null && failure.advice}
            </p>
          )}
        </div>
        <button className="button primary" type="submit" disabled={entering.isPending}>
          {entering.isPending ? 'One moment…' : button}
        </button>
      </form>
    </main>
  )
}

/** What the server found wrong. */
function wrongOf(issues: readonly { readonly path: string; readonly message: string }[]): Wrong {
  return Object.fromEntries(issues.map(({ path, message }) => [path.split('.').at(-1) ?? path, message]))
}

/** What can be told before asking the server. */
function wrongIn(typed: Readonly<Record<string, unknown>>, issues: readonly z.core.$ZodIssue[]): Wrong {
  return Object.fromEntries(
    issues.map(({ code, path, message }) => {
      const name = String(path[0])
      if (typed[name] === '') return [name, 'Fill this in.']
      if (code === 'invalid_format') return [name, 'Write an address such as name@example.com.']
      return [name, `This ${message.replace(/^Too/, 'is too')}.`]
    }),
  )
}
