/** The name on its yellow mark. In demo mode a word says that nothing here is real. */
export function Wordmark({ demo, href = '/' }: { demo: boolean; href?: string | undefined }) {
  return (
    <span className="wordmark">
      <a className="wordmark__name" href={href}>
        <span className="wordmark__mark">STEM</span>-loket
      </a>
      {demo && <span className="tag tag--outlined">demo</span>}
    </span>
  )
}
