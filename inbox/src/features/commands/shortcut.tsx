import { keyText } from './match-key.ts'

const mac = navigator.userAgent.includes('Mac OS')

export function Shortcut({ keys }: { readonly keys: string }) {
  return <kbd>{keyText(keys, mac)}</kbd>
}
