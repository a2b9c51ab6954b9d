import { createRoot } from 'react-dom/client'
import { HereNow } from '@/app/(applicant)/aanvragen/_steps/here-now'
import { Countdown } from '@/app/_ui/countdown'

const asked = new URLSearchParams(location.search)
const root = document.createElement('div')
document.body.append(root)
createRoot(root).render(
  <>
    <Countdown remaining={Number(asked.get('over'))} />
    {asked.has('hier') && <HereNow href="/aanwezig" step="partners" names={['Sofie']} />}
  </>,
)
