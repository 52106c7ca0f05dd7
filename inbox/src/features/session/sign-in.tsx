import { signIn } from '@parley/contract/session.ts'

import { call } from '../../api/call.ts'
import { Field } from '../../ui/field.tsx'
import { DoorForm } from './door-form.tsx'
import { useOthersForgotten } from './newcomer.ts'

export function SignIn() {
  useOthersForgotten()
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
