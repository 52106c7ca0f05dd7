/** Encrypts what must not be readable in a stolen database. `purpose` binds a secret to its place: moved, it does not open. */
export interface Vault {
  seal(plain: string, purpose: string): string
  /** Throws a `HubError('unavailable')` if the key is missing or the text was moved or changed. */
  open(sealed: string, purpose: string): string
  /** The same under the newest key; null if it is under that already. Throws as `open` does. */
  reseal(sealed: string, purpose: string): string | null
}
