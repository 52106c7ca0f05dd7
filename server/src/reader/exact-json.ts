/**
 * `JSON.parse`, but integers that a number cannot hold exactly come as text. Meta writes ids of up to 17 digits as bare
 * numbers ("message_template_status_update"), and a wrong id is worse than a text. Throws as `JSON.parse` does.
 */
export function parseExactly(json: string): unknown {
  return JSON.parse(mayHold.test(json) ? json.replace(tokens, exact) : json)
}

/** A look that costs little: long ids mostly come as texts. */
const mayHold = /[:[,]\s*-?\d{16}/

/** Texts are matched whole, so that nothing inside of one is taken for a number; one without an end goes to the end. */
const tokens = /"[^"\\]*(?:\\[^][^"\\]*)*\\?(?:"|$)|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g

function exact(token: string): string {
  const isInteger = token.length >= 16 && /^-?\d+$/.test(token)
  return isInteger && !Number.isSafeInteger(Number(token)) ? `"${token}"` : token
}
