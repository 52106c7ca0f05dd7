import { useState } from 'react'

import { customerAnswer, type Customer, type Kind } from './answers.ts'
import { api } from './api.ts'

/** A form for one more customer: name and number, or name and username. */
export function AddOwner({
  kind,
  added,
}: {
  readonly kind: Kind
  readonly added: (customer: Customer) => void
}) {
  const [problem, setProblem] = useState<string>()
  const add = async (form: FormData) => {
    try {
      added(customerAnswer.parse(await api.addCustomer({ kind, ...Object.fromEntries(form) })))
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <form className="add-owner" action={add}>
      <label>
        Name
        <input name="name" required maxLength={100} autoComplete="off" />
      </label>
      {kind === 'whatsapp' ? (
        <label>
          Phone
          <input name="phone" type="tel" required placeholder="+15550100" autoComplete="off" />
        </label>
      ) : (
        <label>
          Username
          <input name="username" required maxLength={30} autoComplete="off" />
        </label>
      )}
      <button type="submit">Add customer</button>
      {problem !== undefined && <p role="alert">{problem}</p>}
    </form>
  )
}
