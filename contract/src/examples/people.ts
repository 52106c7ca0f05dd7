import type { UserShape } from '../session.ts'
import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

const owner: UserShape = {
  id: exampleId('usr'),
  email: 'nora@aurora.example',
  name: 'Nora Lind',
  role: 'owner',
  status: 'active',
}
const agent: UserShape = { ...owner, email: 'ben@aurora.example', name: 'Ben Roth', role: 'agent' }

const password = 'a long enough password'
const session = {
  signed_in: { user: owner, tenant: { id: exampleId('ten'), name: 'Café Aurora' } },
  needs_owner: false,
}
const params = { user_id: agent.id }

const token = 'q0zUuZ7vX1m4wJ2hT9cRkA6sYd3eLfNb'

/** The token opens nothing: made for the documentation. */
export const invitation = {
  user: { ...agent, status: 'invited' as const },
  token,
  url: `https://hub.example.com/inbox/invitation#${token}`,
  expires_at: '2026-11-28T08:00:00.000Z',
}

export const peopleExamples = {
  getSession: { answer: session },
  signIn: { body: { email: owner.email, password }, answer: session },
  signOut: { answer: { signed_in: null, needs_owner: false } },
  createOwner: {
    body: {
      setup_code: '4f9a01c27be3',
      business: 'Café Aurora',
      name: owner.name,
      email: owner.email,
      password,
    },
    answer: session,
  },
  listUsers: { answer: { data: [owner, agent] } },
  inviteUser: { body: { email: 'ida@aurora.example', name: 'Ida Berg', role: 'agent' }, answer: invitation },
  getUser: { params, answer: agent },
  updateUser: { params, body: { role: 'admin' }, answer: { ...agent, role: 'admin', keys_left: [] } },
  reinviteUser: { params, answer: invitation },
  readInvitation: {
    body: { token },
    answer: {
      business: 'Café Aurora',
      name: agent.name,
      email: agent.email,
      expires_at: invitation.expires_at,
    },
  },
  acceptInvitation: { body: { token: invitation.token, password }, answer: session },
  changePassword: {
    body: { old_password: password, new_password: 'another long password' },
    answer: owner,
  },
} satisfies Partial<Examples>
