import { sightEvent, type Sight } from './answers.ts'

/** Follows what happens in the simulator; `begin` is called at every (re)connection, when something may have been missed. */
export function follow(begin: () => void, see: (sight: Sight) => void): () => void {
  const source = new EventSource('../control/stream')
  source.addEventListener('open', begin)
  source.addEventListener('message', ({ data }) => see(sightEvent.parse(JSON.parse(String(data)))))
  return () => source.close()
}
