import type { ContentShape } from '@parley/contract/content.ts'

import { Icon } from '../../ui/icon.tsx'

/** A place on the map: its name where it has one, and a link to a map, which nothing is loaded from before. */
export function Place({ place }: { readonly place: Extract<ContentShape, { kind: 'location' }> }) {
  const { latitude, longitude, name, address } = place
  const position = `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
  const map = `https://www.openstreetmap.org/?mlat=${latitude}&mlon=${longitude}#map=16/${latitude}/${longitude}`
  return (
    <div className="card place">
      <Icon name="pin" size={20} />
      <div>
        <strong dir="auto">{name ?? 'Location'}</strong>
        {address !== null && <p dir="auto">{address}</p>}
        <small>{position}</small>
        <a href={map} target="_blank" rel="noopener noreferrer">
          Open the map
        </a>
      </div>
    </div>
  )
}
