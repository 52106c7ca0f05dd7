/** An error as Meta answers it; `title` is the text behind the "(#code)". */
export interface GraphError {
  readonly status: 400 | 401 | 403 | 404 | 429 | 500 | 503
  readonly code: number
  readonly subcode?: number
  readonly type?: 'GraphMethodException' | 'IGApiException'
  readonly title: string
  /** What error_data.details says unless there is something more exact. */
  readonly details?: string
  readonly transient?: true
  /** A heading for people; then the message stays general and the details are for people too. */
  readonly heading?: string
}

const instagram = { type: 'IGApiException' } as const
const template = { status: 400, code: 100, title: 'Invalid parameter' } as const
const method = { type: 'GraphMethodException' } as const

/**
 * The errors that the simulator knows, OAuthException unless said (docs: Graph API "Error handling", Cloud API "Error
 * codes", Messenger Platform "Error codes").
 */
export const graphErrors = {
  tokenMissing: { status: 401, code: 0, title: 'AuthException' },
  tokenUnknown: {
    status: 401,
    code: 190,
    subcode: 467,
    title: 'Invalid OAuth access token - Cannot parse access token',
  },
  tokenExpired: {
    status: 401,
    code: 190,
    subcode: 463,
    title: 'Error validating access token: Session has expired.',
  },
  tokenRevoked: {
    status: 401,
    code: 190,
    subcode: 460,
    title:
      'Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.',
  },
  unknownPath: { status: 400, code: 2500, title: 'Unknown path components' },
  unknownObject: { ...method, status: 400, code: 100, subcode: 33, title: 'Unsupported request.' },
  badProof: {
    ...method,
    status: 400,
    code: 100,
    title: 'Invalid appsecret_proof provided in the API argument',
  },
  noCapability: {
    status: 500,
    code: 3,
    title: 'Application does not have the capability to make this API call.',
  },
  invalidParameter: { status: 400, code: 100, title: 'Invalid parameter' },
  missingParameter: { status: 400, code: 131008, title: 'Required parameter is missing' },
  invalidValue: { status: 400, code: 131009, title: 'Parameter value is not valid' },
  recipientIsSender: { status: 400, code: 131021, title: 'Recipient cannot be sender' },
  undeliverable: {
    status: 400,
    code: 131026,
    title: 'Message undeliverable',
    details: 'Message Undeliverable.',
  },
  outsideWindow: {
    status: 400,
    code: 131047,
    title: 'Re-engagement message',
    details:
      'Message failed to send because more than 24 hours have passed since the customer last replied to this number.',
  },
  undeliverableToday: {
    status: 400,
    code: 131049,
    title: 'This message was not delivered to maintain healthy ecosystem engagement.',
    details: 'In order to maintain a healthy ecosystem engagement, the message failed to be delivered.',
  },
  marketingStopped: {
    status: 400,
    code: 131050,
    title: 'User has stopped receiving marketing messages',
    details: 'Unable to deliver the message. This recipient has chosen to stop receiving marketing messages.',
  },
  mediaUpload: { status: 400, code: 131053, title: 'Media upload error' },
  numberNeeded: {
    status: 400,
    code: 131062,
    title: 'Business-scoped User ID (BSUID) recipients are not supported for this message',
    details: 'Authentication templates with one-tap, zero-tap or copy code buttons need a phone number.',
  },
  identityMismatch: {
    status: 400,
    code: 137000,
    title: 'Identity key hash mismatch',
    details: 'The recipient identity key hash does not match.',
  },
  parameterCount: {
    status: 400,
    code: 132000,
    title: 'Number of parameters does not match the expected number of params',
  },
  noTemplate: { status: 404, code: 132001, title: 'Template name does not exist in the translation' },
  textTooLong: { status: 400, code: 132005, title: 'Translated text too long' },
  parameterFormat: {
    status: 400,
    code: 132012,
    title: 'Parameter format does not match format in the created template',
  },
  templatePaused: {
    status: 400,
    code: 132015,
    title: 'Template is paused',
    details: 'Template is paused due to low quality.',
  },
  templateDisabled: {
    status: 400,
    code: 132016,
    title: 'Template is disabled',
    details: 'Template was paused too often and is now disabled.',
  },
  templateParameters: {
    status: 400,
    code: 132018,
    title: "There's an issue with the parameters in your template.",
  },
  templateExists: { ...template, subcode: 2388024, heading: 'Content in this language already exists' },
  templateDeleting: { ...template, subcode: 2388023, heading: 'Message template language is being deleted' },
  templateFields: {
    ...template,
    subcode: 2388043,
    heading: 'Message template "components" param is missing expected field(s)',
  },
  templateFormat: { ...template, subcode: 2388073, heading: 'Message template format is incorrect' },
  templateEdges: { ...template, subcode: 2388299, heading: 'Leading or trailing params are not allowed' },
  templateDense: { ...template, subcode: 2388293, heading: 'Parameters words ratio exceeds limit' },
  templateLimit: { ...template, subcode: 2388019, heading: 'Message template limit exceeded' },
  templateBusy: { ...template, subcode: 2388039, heading: 'Message template can not be edited' },
  templateUnknown: { ...template, subcode: 2593002, heading: 'Message template not found' },
  uploadHandle: {
    status: 400,
    code: 131009,
    subcode: 2494102,
    title: 'Parameter value is not valid',
    heading: 'Uploaded media handle is invalid',
  },
  syncLimit: { status: 400, code: 2593107, title: 'Sync request limit exceeded' },
  unsupportedType: { status: 400, code: 131051, title: 'Unsupported message type' },
  pairLimit: {
    status: 400,
    code: 131056,
    title: '(Business Account, Consumer Account) pair rate limit hit',
    details:
      'Message failed to send because there were too many messages sent from this phone number to the same phone number in a short period of time.',
  },
  throughput: {
    status: 400,
    code: 130429,
    title: 'Rate limit hit',
    details: 'Cloud API message throughput has been reached.',
  },
  tooManyRequests: {
    status: 429,
    code: 130429,
    title: 'Rate limit hit',
    details: 'Cloud API message throughput has been reached.',
  },
  somethingWrong: {
    status: 500,
    code: 131000,
    title: 'Something went wrong',
    details: 'Message failed to send due to an unknown error.',
  },
  overloaded: {
    status: 500,
    code: 131016,
    title: 'Service overloaded',
    details: 'A service is temporarily overloaded.',
  },
  unavailable: {
    status: 503,
    code: 2,
    title: 'An unexpected error has occurred. Please retry your request later.',
    transient: true,
  },
  instagramParameter: { ...instagram, status: 400, code: 100, title: 'Invalid parameter' },
  instagramMessage: { ...instagram, status: 400, code: 100, subcode: 2534015, title: 'Invalid message data' },
  instagramUser: {
    ...instagram,
    status: 400,
    code: 100,
    subcode: 2534014,
    title: 'The requested user cannot be found.',
  },
  instagramWindow: {
    ...instagram,
    status: 403,
    code: 10,
    subcode: 2534022,
    title: 'This message is sent outside of allowed window.',
  },
  instagramBlocked: {
    ...instagram,
    status: 400,
    code: 551,
    subcode: 1545041,
    title: "This person isn't available right now.",
  },
  instagramFetch: {
    ...instagram,
    status: 400,
    code: 100,
    subcode: 2018008,
    title: 'Failed to fetch the file from the url.',
  },
  instagramType: {
    ...instagram,
    status: 400,
    code: 100,
    subcode: 2018047,
    title: 'Attachment type does not match the file.',
  },
  instagramSize: {
    ...instagram,
    status: 400,
    code: 100,
    subcode: 2018109,
    title: 'Attachment size exceeds allowable limit.',
  },
  instagramRate: {
    ...instagram,
    status: 400,
    code: 613,
    subcode: 2534040,
    title: 'Calls to this api have exceeded the rate limit.',
  },
  instagramTooMany: {
    ...instagram,
    status: 429,
    code: 4,
    subcode: 2018022,
    title: 'Application request limit reached',
  },
  instagramFailure: {
    ...instagram,
    status: 500,
    code: 2,
    subcode: 1545133,
    title: 'Temporary send message failure. Please try again later.',
    transient: true,
  },
} as const satisfies Record<string, GraphError>

export type GraphErrorName = keyof typeof graphErrors
