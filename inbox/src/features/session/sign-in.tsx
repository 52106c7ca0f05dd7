import { signIn } from '@parley/contract/session.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'

import { call } from '../../api/call.ts'
import { Field } from '../../ui/field.tsx'
import { DoorForm } from './door-form.tsx'

export function SignIn() {
  const cache = useQueryClient()
  // What was loaded before is old by the time somebody signs in again, and may be another agent's.
  useEffect(() => cache.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' }), [cache])
  return (
    <DoorForm
      title="Sign in"
      lead="Your team's conversations are waiting."
      button="Sign in"
      schema={signIn.body}
      send={(body) => call(signIn, { body })}
    >
      {(wrong) => (
        <>
          <Field
            label="E-mail"
            name="email"
            type="email"
            autoComplete="username"
            required
            wrong={wrong}
            autoFocus
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            wrong={wrong}
          />
        </>
      )}
    </DoorForm>
  )
}
