/** The address without the message at which the thread was opened: elsewhere it means nothing. */
export function leftPlace<S extends { readonly at?: unknown }>({ at: _at, ...rest }: S): Omit<S, 'at'> {
  return rest
}
