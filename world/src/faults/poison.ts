import { subscribe } from 'node:diagnostics_channel'

/** Loaded into a process of the hub beside its own code (`--import …/poison.ts?word=Hemlock`): it dies of calls whose body has the word. */
const word = new URL(import.meta.url).searchParams.get('word') ?? ''

subscribe('undici:request:create', (message) => {
  if (bodyOf(message).includes(word)) process.kill(process.pid, 'SIGKILL')
})

function bodyOf(message: unknown): string {
  const request = typeof message === 'object' && message !== null && 'request' in message && message.request
  return typeof request === 'object' && request !== null && 'body' in request ? String(request.body) : ''
}
