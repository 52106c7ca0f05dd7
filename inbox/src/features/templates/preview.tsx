import type { TemplateShape } from '@parley/contract/template.ts'
import { fill, titleOf } from '@parley/core/domain/template.ts'

import { fileAddress } from '../../api/file-address.ts'
import { Icon, type IconName } from '../../ui/icon.tsx'
import { RichText } from '../content/rich-text.tsx'
import { filled } from './gaps.ts'

interface Props {
  readonly parts: TemplateShape['parts']
  /** By the keys of `gapsIn`; a gap without a value is shown as it is. */
  readonly values: Readonly<Record<string, string>>
}

/** The message as the customer's phone will show it. */
export function TemplatePreview({ parts, values }: Props) {
  return (
    <div className="phone-preview" role="group" aria-label="Preview">
      <div className="phone-bubble">
        <Card card={parts} values={values} at="" />
        {parts.footer !== null && <small dir="auto">{parts.footer}</small>}
        <Buttons buttons={parts.buttons} />
      </div>
      {parts.cards.length > 0 && (
        <div className="carousel">
          {parts.cards.map((card, at) => (
            <div key={at} className="phone-bubble">
              <Card card={card} values={values} at={`card:${at}:`} />
              <Buttons buttons={card.buttons} />
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

type CardShape = TemplateShape['parts']['cards'][number]

function Card({
  card: { header, body },
  values,
  at,
}: {
  card: CardShape
  values: Props['values']
  at: string
}) {
  const given = filled(values, at)
  const known = Object.fromEntries(Object.entries(given.body).filter(([, value]) => value !== ''))
  return (
    <>
      {header?.kind === 'text' && (
        <strong dir="auto">
          {given.header ? header.text.replaceAll(/\{\{.*?\}\}/g, given.header) : header.text}
        </strong>
      )}
      {header && header.kind !== 'text' && <Heading header={header} />}
      {body !== '' && <RichText text={fill(body, known)} className="offer-text" />}
    </>
  )
}

/** The example where it is known here, else what will stand there. */
function Heading({ header }: { header: Exclude<NonNullable<CardShape['header']>, { kind: 'text' }> }) {
  if (header.kind !== 'location' && header.example !== undefined) {
    const film = header.kind === 'video'
    const address = fileAddress(header.example, header.kind === 'document' ? 'thumbnail' : 'original')
    return film ? (
      <video className="phone-picture" src={address} preload="metadata" muted />
    ) : (
      <img className="phone-picture" src={address} alt={header.kind} />
    )
  }
  return (
    <div className="phone-media">
      <Icon name={header.kind === 'location' ? 'pin' : 'document'} size={20} />
      {header.kind}
    </div>
  )
}

const icons: Readonly<Record<CardShape['buttons'][number]['kind'], IconName>> = {
  reply: 'tap',
  link: 'out',
  phone: 'call',
  copy_code: 'document',
  flow: 'document',
  contact_info: 'call',
  other: 'tap',
}

function Buttons({ buttons }: Pick<CardShape, 'buttons'>) {
  if (buttons.length === 0) return null
  return (
    <ul className="taps">
      {buttons.map((button, at) => (
        <li key={at} className="tap">
          <Icon name={icons[button.kind]} /> {titleOf(button)}
        </li>
      ))}
    </ul>
  )
}
