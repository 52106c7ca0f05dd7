/** An identity such as `phone:15550100001` for people: `+15550100001`; what is not a phone number keeps its kind. */
export function identityText(identity: string): string {
  const colon = identity.indexOf(':')
  if (colon === -1) return identity
  const [kind, value] = [identity.slice(0, colon), identity.slice(colon + 1)]
  return kind === 'phone' ? `+${value}` : `${value} (${kind})`
}
