import { deep } from '../kit/deep.ts'
import type { Chance } from './chance.ts'

/** A JSON value, harmed in one to four places. */
export function mutated(value: unknown, chance: Chance): unknown {
  const root = { value: copied(value) }
  for (let left = 1 + chance.below(4); left > 0; left -= 1) {
    const places = placesIn(root)
    const place = places[chance.below(places.length)]
    if (place) chance.of(harms)(place, chance)
  }
  return root.value ?? null
}

/** A copy as it would have come: without what JSON does not know. */
export function copied(value: unknown): unknown {
  return value === undefined ? null : JSON.parse(JSON.stringify(value))
}

/** Somewhere in a value: the list or object, and the index or key. */
interface Place {
  readonly holder: Holder
  readonly key: string
}

type Holder = Record<string, unknown>

/** More than these are not looked for: the first of a large value are as good as any. */
const mostPlaces = 2000

function placesIn(root: object): readonly Place[] {
  const places: Place[] = []
  const ahead: unknown[] = [root]
  for (let next = ahead.pop(); next !== undefined && places.length < mostPlaces; next = ahead.pop()) {
    if (!isHolder(next)) continue
    for (const key of Object.keys(next).slice(0, 200)) {
      places.push({ holder: next, key })
      ahead.push(next[key])
    }
  }
  return places
}

function isHolder(value: unknown): value is Holder {
  return typeof value === 'object' && value !== null
}

type Harm = (place: Place, chance: Chance) => void

const harms: readonly [Harm, ...Harm[]] = [
  drop,
  ({ holder, key }, chance) => set(holder, key, chance.of(odd)()),
  ({ holder, key }, chance) => set(holder, key, chance.of(odd)()),
  ({ holder, key }, chance) => set(holder, key, retyped(holder[key], chance)),
  ({ holder, key }, chance) => set(holder, key, torn(holder[key], chance)),
  ({ holder, key }, chance) => set(holder, chance.of(names), holder[key]),
  ({ holder }, chance) => set(holder, chance.of(names), chance.of(odd)()),
  ({ holder, key }, chance) => {
    const value = holder[key]
    const times = chance.fraction() < 0.01 ? 2000 : 2
    set(
      holder,
      key,
      Array.isArray(value) ? Array.from({ length: times }, () => value).flat() : [value, value],
    )
  },
]

function drop({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

/** As `JSON.parse` does it: also `__proto__` is a key of the object itself, and lists have no names. */
function set(holder: Holder, key: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(key)) {
    holder.push(value)
    return
  }
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true })
}

/** The same, said in another type. */
function retyped(value: unknown, chance: Chance): unknown {
  return chance.of<unknown>([
    [value],
    { inner: value },
    typeof value === 'number' ? String(value) : 'text',
    typeof value === 'string' ? Number(value) || 0 : 7,
    typeof value === 'string' ? value.split('') : null,
    value !== null,
  ])
}

/** A text with something in it that texts should not have. */
function torn(value: unknown, chance: Chance): unknown {
  if (typeof value !== 'string') return value
  const at = chance.below(value.length + 1)
  return value.slice(0, at) + chance.of(splinters) + value.slice(at)
}

const splinters: readonly [string, ...string[]] = [
  '\0',
  '\ud800',
  '\udc00',
  '\u{1F468}\u200D',
  ' ',
  '\n',
  '"',
  '\\',
  '{',
  'x'.repeat(600),
  '0'.repeat(30),
  '\u202E',
]

const names: readonly [string, ...string[]] = [
  '__proto__',
  'constructor',
  'toString',
  'length',
  'id',
  'type',
  'messages',
  'text',
  'errors',
  'timestamp',
  'group_id',
  'is_echo',
  'is_deleted',
  'attachments',
]

const odd: readonly [() => unknown, ...(() => unknown)[]] = [
  () => null,
  () => '',
  () => [],
  () => ({}),
  () => [null],
  () => [[[]]],
  () => 0,
  () => -0,
  () => -1,
  () => 0.5,
  () => 1e308,
  () => 2 ** 53,
  () => true,
  () => '\0',
  () => '\ud83d',
  () => '__proto__',
  () => 'constructor',
  () => '99999999999999999999',
  () => '1749416383',
  () => 'https://example.com/\u202E',
  () => JSON.parse('{"__proto__":{"id":"inherited","type":"text"}}'),
  () => ({ toString: null, valueOf: null, toJSON: null, length: -1 }),
  () => 'ä€😀'.repeat(300),
  () => deep(200),
]
