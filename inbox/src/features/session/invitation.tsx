import type { BodyOf } from '@parley/contract/route.ts'
import { acceptInvitation, readInvitation } from '@parley/contract/user.ts'
import { useQuery } from '@tanstack/react-query'

import { call } from '../../api/call.ts'
import { sessionQuery } from '../../api/queries.ts'
import { Field } from '../../ui/field.tsx'
import { Pause } from '../../ui/pause.tsx'
import { Problem } from '../../ui/problem.tsx'
import { DoorForm } from './door-form.tsx'
import { DoorNotice } from './door-notice.tsx'
import { leaveInvitation } from './invitation-link.ts'
import { isRefusal, useOthersForgotten } from './newcomer.ts'
import { PasswordField } from './password-field.tsx'

/** Where somebody who was invited says what they are called, chooses a password, and is in. */
export function Invitation({ token }: { readonly token: string }) {
  useOthersForgotten()
  const invitation = useQuery({
    queryKey: ['session', 'invitation', token] as const,
    queryFn: ({ signal }) => call(readInvitation, { body: { token } }, signal),
    enabled: token !== '',
    gcTime: 0,
  })
  const session = useQuery(sessionQuery)
  if (token === '' || isRefusal(invitation.error)) return <DeadLink />
  if (invitation.error !== null)
    return <Problem error={invitation.error} retry={() => void invitation.refetch()} />
  if (invitation.data === undefined) return <Pause label="Opening your invitation" />
  const { business, name, email } = invitation.data
  const accept = async (body: BodyOf<typeof acceptInvitation>) => {
    try {
      return await call(acceptInvitation, { body })
    } catch (error) {
      // The link may have ended meanwhile; reading it again tells.
      if (isRefusal(error)) await invitation.refetch()
      throw error
    }
  }
  return (
    <DoorForm
      title={`Join ${business}`}
      lead={leadFor(session.data?.signed_in?.user.name)}
      button="Join"
      schema={acceptInvitation.body}
      send={accept}
      entered={leaveInvitation}
    >
      {(wrong) => (
        <>
          <input type="hidden" name="token" value={token} />
          <Field
            label="E-mail"
            name="email"
            hint="You sign in with this."
            autoComplete="username"
            value={email}
            readOnly
            wrong={wrong}
          />
          <Field
            label="Your name"
            name="name"
            autoComplete="name"
            defaultValue={name}
            required
            wrong={wrong}
          />
          <PasswordField wrong={wrong} />
        </>
      )}
    </DoorForm>
  )
}

function leadFor(other: string | undefined): string {
  if (other === undefined) return 'Choose a password, and you are in.'
  return `Choose a password, and you are in. ${other} is signed in here now, and will not be any more.`
}

function DeadLink() {
  return (
    <DoorNotice
      title="This link does not work any more"
      lead="It was used, replaced, is older than a week, or is not whole. Ask whoever invited you for a new one."
      button="Go to sign in"
      press={leaveInvitation}
    />
  )
}
