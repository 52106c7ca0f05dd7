import './door.css'

interface Props {
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly press: () => void
}

/** In place of a form that opens the inbox: why there is none, and where to go. */
export function DoorNotice({ title, lead, button, press }: Props) {
  return (
    <main className="door">
      <div className="door-form">
        <img src={`${import.meta.env.BASE_URL}mark.svg`} alt="" width={36} height={36} />
        <h1>{title}</h1>
        <p className="door-lead" role="status">
          {lead}
        </p>
        <button className="button" type="button" onClick={press}>
          {button}
        </button>
      </div>
    </main>
  )
}
