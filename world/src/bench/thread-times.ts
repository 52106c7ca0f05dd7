import { readdirSync, readFileSync } from 'node:fs'

/** What each thread of a process has used of the CPU so far (Linux, `/proc/<pid>/task/<id>/schedstat`). */
export function threadTimes(
  pid: number,
): ReadonlyMap<string, { readonly name: string; readonly micros: number }> {
  const tasks = `/proc/${pid}/task`
  return new Map(
    readdirSync(tasks).map((thread) => {
      const [nanos] = readFileSync(`${tasks}/${thread}/schedstat`, 'utf8').split(' ')
      const name = `${readFileSync(`${tasks}/${thread}/comm`, 'utf8').trim()} ${thread}`
      return [thread, { name, micros: Number(nanos) / 1000 }]
    }),
  )
}
