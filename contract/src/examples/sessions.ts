import { exampleId } from '../shapes.ts'
import type { Examples } from './example.ts'

const session = {
  id: exampleId('ses'),
  agent: 'Mozilla/5.0 (X11; Linux x86_64) Firefox/150.0',
  created_at: '2026-11-21T08:00:00.000Z',
  last_used_at: '2026-11-21T08:10:00.000Z',
  expires_at: '2026-12-05T08:10:00.000Z',
  current: true,
}

export const sessionExamples = {
  createToken: {
    body: { grant_type: 'password', email: 'nora@aurora.example', password: 'a long enough password' },
    answer: {
      access_token: 'eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJhdWQiOiJwYXJsZXk6YWNjZXNzIn0.c2lnbmF0dXJl',
      token_type: 'Bearer',
      expires_in: 600,
      refresh_token: 'eyJhbGciOiJIUzI1NiIsImtpZCI6ImsxIn0.eyJhdWQiOiJwYXJsZXk6cmVmcmVzaCJ9.c2lnbmF0dXJl',
    },
  },
  listSessions: { answer: { data: [session], next: null } },
  endSession: { params: { session_id: session.id }, answer: { ...session, current: false } },
} satisfies Partial<Examples>
