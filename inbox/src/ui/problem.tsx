import { trouble } from '../api/trouble.ts'

/** What went wrong, in a sentence, and the one thing to do next. */
export function Problem({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const { title, advice } = trouble(error)
  return (
    <div className="empty" role="alert">
      <h2>{title}</h2>
      <p>{advice}</p>
      <button type="button" className="button" onClick={retry}>
        Try again
      </button>
    </div>
  )
}
