import { subscribe } from 'node:diagnostics_channel'

/** Loaded into a process of the hub beside its own code: it dies of calls whose body has this word. */
export const poison = 'Hemlock'

subscribe('undici:request:create', (message) => {
  if (bodyOf(message).includes(poison)) process.kill(process.pid, 'SIGKILL')
})

function bodyOf(message: unknown): string {
  const request = typeof message === 'object' && message !== null && 'request' in message && message.request
  return typeof request === 'object' && request !== null && 'body' in request ? String(request.body) : ''
}
