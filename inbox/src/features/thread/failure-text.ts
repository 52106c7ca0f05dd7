/** Why a message failed, in a sentence a person can use. */
export function failureText(code: string | undefined, channelLabel: string): string {
  switch (code) {
    case 'window_closed':
      return 'Not sent: the reply window closed first. You can answer once the customer writes again.'
    case 'account_inactive':
      return 'Not sent: this account is not connected. Ask an owner or admin to connect it again.'
    case 'answer_lost':
      return `We never learned whether ${channelLabel} took it, so it counts as failed.`
    default:
      return `Not sent: ${channelLabel} refused it.`
  }
}
