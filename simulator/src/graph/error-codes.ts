import type { GraphError } from './errors.ts'

/** HTTP status, title, and the codes with it: `190`, with a subcode `190/463`, or a range `200-299`. */
const rows: readonly (readonly [GraphError['status'], string, string])[] = [
  // Graph API, "Error handling".
  [401, 'AuthException', '0'],
  [401, 'Error validating access token', '190 190/458-460 190/463-464 190/467 190/492'],
  [401, 'Session key invalid or no longer valid', '102'],
  [400, 'An unknown error occurred', '1'],
  [503, 'An unexpected error has occurred. Please retry your request later.', '2'],
  [500, 'Application does not have the capability to make this API call.', '3'],
  [400, 'Application request limit reached', '4'],
  [403, 'Application does not have permission for this action', '10'],
  [400, 'User request limit reached', '17'],
  [400, 'Page request limit reached', '32'],
  [400, 'Parameter value is not valid', '33'],
  [403, 'Permissions error', '199-299'],
  [403, 'Temporarily blocked for policies violations', '368'],
  [400, 'Calls to this api have exceeded the rate limit.', '613'],
  [400, 'There have been too many calls to this account.', '80001 80002 80006 80007 80008'],
  // WhatsApp Cloud API, "Error codes".
  [500, 'Something went wrong', '131000'],
  [403, 'Access denied', '131005'],
  [500, 'Service overloaded', '131016'],
  [403, 'Account has been locked', '131031'],
  [500, 'Message failed to send because of an unknown error with your phone number registration', '131045'],
  [500, 'Account in maintenance mode', '131057 2494100'],
  [403, 'Business account is restricted from messaging users in this country', '130497'],
  [404, 'Template does not exist in the translation', '132001'],
  [503, 'Server temporarily unavailable', '133004'],
  // Instagram Platform and Messenger Platform, "Error codes".
  [500, 'Temporary send message failure. Please try again later.', '2/1545133 1200'],
  [403, 'This message is sent outside of allowed window.', '10/2018278 10/2534022'],
  [403, 'You cannot message this user', '10/1893063 10/2018065 10/2018108'],
  [400, 'This person is not available right now.', '551 551/1545041'],
]

const known = new Map(
  rows.flatMap(([status, title, codes]) =>
    codes.split(' ').flatMap((code) => spread(code).map((each) => [each, { status, title }] as const)),
  ),
)

/** How Meta answers a code, as far as its documentation says; the others come with 400. */
export function errorOf(code: number, subcode?: number): GraphError {
  const exact = subcode === undefined ? undefined : known.get(`${code}/${subcode}`)
  const { status, title } = exact ?? known.get(String(code)) ?? { status: 400, title: 'Request refused' }
  return { code, status, title, ...(subcode !== undefined && { subcode }) }
}

function spread(code: string): readonly string[] {
  const [, prefix = '', from, to] = /^(\d+\/)?(\d+)(?:-(\d+))?$/.exec(code) ?? []
  const [first, last] = [Number(from), Number(to ?? from)]
  return Array.from({ length: last - first + 1 }, (_, index) => `${prefix}${first + index}`)
}
