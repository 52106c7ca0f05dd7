/** The part of undici that calls out; its index would load a browser's worth of other things. */
declare module 'undici/lib/dispatcher/agent.js' {
  export { Agent as default } from 'undici'
}
