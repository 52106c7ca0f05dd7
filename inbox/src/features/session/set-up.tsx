import { createOwner } from '@parley/contract/session.ts'

import { call } from '../../api/call.ts'
import { Field } from '../../ui/field.tsx'
import { DoorForm } from './door-form.tsx'

/** Shown once, on a hub without any user. */
export function SetUp() {
  return (
    <DoorForm
      title="Set up your inbox"
      lead="Nobody has used this hub yet. You become its owner."
      button="Create owner"
      schema={createOwner.body}
      send={(body) => call(createOwner, { body })}
    >
      {(wrong) => (
        <>
          <Field
            label="Setup code"
            name="setup_code"
            hint="Printed in the terminal where the server started."
            autoComplete="off"
            spellCheck={false}
            required
            wrong={wrong}
            autoFocus
          />
          <Field label="Business" name="business" autoComplete="organization" required wrong={wrong} />
          <Field label="Your name" name="name" autoComplete="name" required wrong={wrong} />
          <Field label="E-mail" name="email" type="email" autoComplete="username" required wrong={wrong} />
          <Field
            label="Password"
            name="password"
            type="password"
            hint="At least 10 characters."
            autoComplete="new-password"
            required
            wrong={wrong}
          />
        </>
      )}
    </DoorForm>
  )
}
