import * as fc from 'fast-check'

/** Any JSON value, and those that have broken other readers: names of Object.prototype, huge numbers, half characters. */
export const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__":{"id":"inherited"},"constructor":{"prototype":1}}'),
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '',
    '0',
    '\0',
    '\ud800',
    '99999999999999999999',
    2 ** 53,
    1e308,
    -1,
    -0,
    0.5,
    [null],
    { length: -1 },
    { toString: null, valueOf: null, toJSON: null },
  ),
)
