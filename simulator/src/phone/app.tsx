import { Panel } from './panel.tsx'
import { Phone } from './phone.tsx'

/** Both phones and the dial, or only what the address asks for, filling its frame. */
export function App({ phone, panel }: { readonly phone: string | null; readonly panel: string | null }) {
  if (phone === 'whatsapp' || phone === 'instagram') {
    return (
      <main className="alone" aria-label={phone === 'whatsapp' ? 'WhatsApp phone' : 'Instagram phone'}>
        <h1 className="said-only">A customer’s phone</h1>
        <Phone kind={phone} />
      </main>
    )
  }
  if (panel === 'chaos') {
    return (
      <main className="alone" aria-label="Chaos dial">
        <Panel />
      </main>
    )
  }
  return (
    <main className="desk">
      <h1>Your customers’ phones</h1>
      <p className="lead">
        Write as a customer; what the business answers arrives here. Nothing leaves this machine.
      </p>
      <Phone kind="whatsapp" />
      <Phone kind="instagram" />
      <Panel />
    </main>
  )
}
