'use client'

import { usePathname } from 'next/navigation'

export type NavLink = { label: string; href: string; covers?: readonly string[] | undefined }

/** The menu; it knows on which page it stands, which a layout does not. */
export function NavLinks({ links }: { links: readonly NavLink[] }) {
  const path = usePathname()
  const here = currentLink(links, path)
  return (
    <nav aria-label="Hoofdmenu">
      <ul className="nav__list">
        {links.map((link) => (
          <li key={link.href}>
            <a className="nav__link" href={link.href} aria-current={link === here ? (link.href === path ? 'page' : true) : undefined}>
              {link.label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** The link with the longest address that the page lies under. */
export const currentLink = (links: readonly NavLink[], path: string): NavLink | undefined => {
  const reach = (link: NavLink) =>
    Math.max(0, ...[link.href, ...(link.covers ?? [])].filter((start) => path === start || path.startsWith(`${start}/`)).map((start) => start.length))
  const longest = links.toSorted((a, b) => reach(b) - reach(a))[0]
  return longest && reach(longest) > 0 ? longest : undefined
}
