import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requireActor } from '@/lib/auth'
import { makeCodes } from '../actions'
import { RecoveryCodes } from './recovery-codes'

export const metadata = { title: 'Herstelcodes' }

export default async function RecoveryCodesPage() {
  await requireActor()
  return (
    <LayPage>
      <PageHeading
        title="Herstelcodes"
        lead="Bent u uw telefoon kwijt? Dan meldt u zich aan met een herstelcode. U krijgt tien codes, en elke code werkt één keer."
      />
      <RecoveryCodes action={makeCodes} />
    </LayPage>
  )
}
