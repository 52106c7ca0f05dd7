/** The dial with which the simulated platform gets rough. It is loaded when it is first shown. */
export function Chaos({ rough }: { rough: boolean }) {
  return (
    <>
      <button type="button" className="button chaos" popoverTarget="chaos" data-rough={rough}>
        Chaos <span className="state">{rough ? 'on' : 'off'}</span>
      </button>
      <div id="chaos" popover="auto" className="popover" role="dialog" aria-label="Chaos dial">
        <iframe title="Chaos dial" src="/simulator/phones/?panel=chaos" loading="lazy" />
      </div>
    </>
  )
}
