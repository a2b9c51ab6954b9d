import type { ReactNode } from 'react'
import { classNames } from '@/app/_ui/class-names'
import { NavLinks, type NavLink } from './nav-links'
import { Wordmark } from './wordmark'

type SiteHeaderProps = {
  demo: boolean
  home?: string | undefined
  links: readonly NavLink[]
  person?: { name: string; line: string } | undefined
  /** the form that signs out, or the link that signs in */
  session: ReactNode
}

/** As many parts of the menu as stand beside the wordmark; a longer menu has a row of its own. */
const ONE_ROW = 7

/** Wordmark, menu, who one is. Under 960 px the last two fold into "Menu", with the browser's own popover. */
export function SiteHeader({ demo, home, links, person, session }: SiteHeaderProps) {
  return (
    <header className={classNames('header', links.length > ONE_ROW && 'header--rows')}>
      <div className="header__inner">
        <Wordmark demo={demo} href={home} />
        <button className="button button--quiet menu-button" type="button" popoverTarget="menu">
          Menu
        </button>
        <div className="menu" id="menu" popover="auto">
          <NavLinks links={links} />
          <div className="person">
            {person && (
              <span>
                {person.name}
                {person.line && <span className="person__organisation">{person.line}</span>}
              </span>
            )}
            {session}
          </div>
        </div>
      </div>
    </header>
  )
}
