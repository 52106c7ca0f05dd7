import { lookup as dnsLookup, type LookupAddress, type LookupOptions } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** IANA special-purpose registries (RFC 6890 and its updates): nothing a customer's endpoint may point to. */
const v4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]
const v6 = [
  '::/128',
  '::1/128',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2001:db8::/32',
  '2002::/16',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
]

const blocked = new BlockList()
for (const [ranges, family] of [
  [v4, 'ipv4'],
  [v6, 'ipv6'],
] as const) {
  for (const range of ranges) {
    const [net = '', bits = ''] = range.split('/')
    blocked.addSubnet(net, Number(bits), family)
  }
}

/** The code of the error with which `guardedLookup` refuses. */
export const privateAddress = 'ERR_PRIVATE_ADDRESS'

/** Whether an address is private, local, reserved, or hides such a one in IPv6 clothes (`::ffff:10.0.0.1`). */
export function isForbidden(address: string): boolean {
  const mapped = /^::(?:ffff:)?(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? hexMapped(address)
  if (mapped) return isForbidden(mapped)
  return blocked.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function hexMapped(address: string): string | null {
  const parts = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address)
  if (!parts) return null
  const [high, low] = [Number.parseInt(parts[1] ?? '', 16), Number.parseInt(parts[2] ?? '', 16)]
  return [high >> 8, high & 255, low >> 8, low & 255].join('.')
}

/** The reason why a URL may not be called, or null. Names are checked again when they are resolved; see `guardedLookup`. */
export function refuseUrl(text: string): string | null {
  if (!URL.canParse(text)) return 'it is not a URL'
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'it must start with https://'
  if (url.username || url.password) return 'it must not carry a user name or password'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const inside = isIP(host) ? isForbidden(host) : host === 'localhost' || host.endsWith('.localhost')
  return inside ? `it points into a private network; ${cure(url.origin)}` : null
}

const cure = (origin: string) =>
  `whoever runs the hub can allow it with ALLOW_PRIVATE_ORIGINS=${origin}; the events feed needs no address`

/** All addresses of a name. */
export type Resolve = (
  hostname: string,
  options: LookupOptions,
  found: (error: Error | null, addresses: readonly LookupAddress[]) => void,
) => void

export const systemResolve: Resolve = (hostname, options, found) =>
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => found(error, addresses ?? []))

/** Resolves once and hands on exactly what was checked; one forbidden address among the answers refuses them all. */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, callback) =>
    resolve(hostname, options, (error, addresses) => {
      const forbidden = addresses.find((each) => isForbidden(each.address))
      if (error || forbidden) {
        callback(
          error ??
            Object.assign(new Error(`${hostname} resolves to an address in a private network`), {
              code: privateAddress,
            }),
          [],
        )
        return
      }
      if (options.all) callback(null, [...addresses])
      else callback(null, addresses[0]?.address ?? '', addresses[0]?.family)
    })
}
