/** The pages above this one; the page itself is the h1 that follows. */
export function Breadcrumb({ items }: { items: readonly { label: string; href: string }[] }) {
  return (
    <nav aria-label="Kruimelpad">
      <ol className="breadcrumb">
        {items.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
