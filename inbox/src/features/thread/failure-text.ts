/** Why a message failed and what helps, in a sentence for the agent. */
export function failureText(code: string | undefined, channelLabel: string): string {
  return (
    (code === undefined ? undefined : sentences[code]?.(channelLabel)) ??
    `Not sent: ${channelLabel} refused it.`
  )
}

const sentences: Readonly<Record<string, (channelLabel: string) => string>> = {
  window_closed: () =>
    'Not sent: the reply window closed first. You can answer once the customer writes again.',
  window: (label) =>
    `Not sent: ${label} says the reply window is closed. You can answer once the customer writes again.`,
  account_inactive: () =>
    'Not sent: this account is not connected. Ask an owner or admin to connect it again.',
  auth: (label) =>
    `Not sent: ${label} no longer accepts this account’s sign-in. Ask an owner or admin to connect it again.`,
  token_invalid: (label) =>
    `Not sent: ${label} no longer accepts this account’s sign-in. Ask an owner or admin to connect it again.`,
  permission: (label) => `Not sent: ${label} does not allow this account to send it. Ask an owner or admin.`,
  policy: (label) => `Not sent: ${label} has stopped this account. Ask an owner or admin.`,
  rate: (label) => `Not sent: ${label} kept saying that this account sends too much. Resend it later.`,
  pair: (label) =>
    `Not sent: ${label} kept saying that this customer gets too much at once. Resend it later.`,
  transient: (label) => `Not sent: ${label} could not be reached, also after several attempts. Resend it.`,
  answer_lost: (label) => `We never learned whether ${label} took it, so it counts as failed.`,
}
