/** Loaded into a process of the hub beside its own code (`--import …/skew.ts?by=240000`): its clock is wrong by so much, until its parent says otherwise. */
let by = Number(new URL(import.meta.url).searchParams.get('by'))
const right = Date.now

Date.now = () => right() + by
globalThis.Date = new Proxy(Date, {
  construct: (target, args: unknown[], newTarget) =>
    Reflect.construct(target, args.length === 0 ? [Date.now()] : args, newTarget),
})

process.on('message', (message) => {
  by = Number(message)
})
process.channel?.unref()
