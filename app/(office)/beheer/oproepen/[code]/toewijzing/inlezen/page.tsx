import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { readPage } from '@/app/_frame/read-page'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { requirePermission } from '@/lib/access/require-permission'
import { requireActor } from '@/lib/auth'
import { assignmentView } from '@/lib/reviews/assignment-view'
import { read } from './actions'
import { Preview } from './preview'

export const metadata = { title: 'Lees een toewijzing in' }

export default async function ImportPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const actor = await requireActor()
  const { call } = await readPage(actor, (tx, now) => {
    requirePermission(actor, 'assignment.propose')
    return assignmentView(tx, actor, code, now)
  })
  return (
    <OfficePage>
      <Breadcrumb items={[{ label: 'Oproepen', href: '/beheer/oproepen' }, { label: code, href: `/beheer/oproepen/${code}` }, { label: 'Toewijzing', href: `/beheer/oproepen/${code}/toewijzing` }]} />
      <Form action={read} hidden={{ code }} heading={<PageHeading kicker={call.name} title="Lees een toewijzing in" lead="Wat u inleest, wordt vastgezet. Het loket stelt de rest daarrond voor. Nog niemand wordt gevraagd." />}>
        <TextAreaField name="pasted" label="Plak uit uw rekenblad of uit een CSV-bestand" hint="Een regel per paar, met het nummer van het dossier en het e-mailadres van de beoordelaar. De download van de toewijzing past zo." rows={10} />
        <Preview />
      </Form>
    </OfficePage>
  )
}
