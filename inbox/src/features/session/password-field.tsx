import { useState } from 'react'

import { Field, type Wrong } from '../../ui/field.tsx'

/** A new password with its rule; it can be looked at, so that it need not be typed twice. */
export function PasswordField({ wrong }: { readonly wrong: Wrong }) {
  const [shown, setShown] = useState(false)
  return (
    <div className="door-password">
      <Field
        label="Password"
        name="password"
        type={shown ? 'text' : 'password'}
        hint="At least 10 characters. A short sentence is good, and easy to keep in mind."
        autoComplete="new-password"
        autoCapitalize="off"
        spellCheck={false}
        required
        wrong={wrong}
        autoFocus
      />
      <label className="door-show">
        <input type="checkbox" checked={shown} onChange={({ target }) => setShown(target.checked)} />
        Show the password
      </label>
    </div>
  )
}
