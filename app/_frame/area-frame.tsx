import type { ReactNode } from 'react'
import { RefusedNotice } from './refused-notice'
import { SiteFooter } from './site-footer'
import { classNames } from '@/app/_ui/class-names'

type AreaFrameProps = { header: ReactNode; children: ReactNode; density?: 'lay' | 'office' | undefined }

/** What stands around every page: the way past the menu, header, the page, footer. */
export function AreaFrame({ header, children, density = 'lay' }: AreaFrameProps) {
  return (
    <div className={classNames('area', density === 'office' && 'area--office')}>
      <a className="skip" href="#inhoud">
        Ga naar de inhoud
      </a>
      {header}
      <main id="inhoud" tabIndex={-1}>
        <RefusedNotice />
        {children}
      </main>
      <SiteFooter />
    </div>
  )
}
