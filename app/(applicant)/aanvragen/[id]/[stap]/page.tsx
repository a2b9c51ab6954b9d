import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import type { ReactNode } from 'react'
import { Breadcrumb } from '@/app/_ui/breadcrumb'
import { LayPage } from '@/app/_ui/lay-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { missing } from '@/lib/applications/completeness'
import { typedProblems } from '@/lib/applications/step-status'
import { isStep, stepByCode, stepCodes, stepOf, type StepCode } from '@/lib/applications/steps'
import { ActivitiesStep } from '../../_steps/activities-step'
import { AmountBlock } from '../../_steps/amount-block'
import { AttachmentsStep, StatutesTick } from '../../_steps/attachments-step'
import { BudgetStep } from '../../_steps/budget-step'
import { CopiedNotice } from '../../_steps/copied-notice'
import { DeadlineBlock } from '../../_steps/deadline-block'
import { DraftNotices } from '../../_steps/draft-notices'
import { HereNow } from '../../_steps/here-now'
import { DeclarationsStep } from '../../_steps/declarations-step'
import { ExtraQuestions } from '../../_steps/extra-questions'
import { loadRequest, type LoadedRequest } from '../../_steps/load-request'
import { OrganisationStep } from '../../_steps/organisation-step'
import { OtherSupportStep } from '../../_steps/other-support-step'
import { pageValues } from '../../_steps/page-values'
import { PartnersStep } from '../../_steps/partners-step'
import { SectionForm } from '../../_steps/section-form'
import { TargetGroupsStep } from '../../_steps/target-groups-step'
import { WaitingTexts } from '../../_steps/waiting-texts'

type StepPageProps = { params: Promise<{ id: string; stap: string }>; searchParams: Promise<{ nakijken?: string; bestand?: string; verwijder?: string }> }

export const generateMetadata = async ({ params }: StepPageProps): Promise<Metadata> => {
  const { stap } = await params
  return { title: isStep(stap) ? stepByCode(stap).title : 'Aanvraag' }
}

export default async function StepPage({ params, searchParams }: StepPageProps) {
  const { id, stap } = await params
  if (!isStep(stap)) notFound()
  const request = await loadRequest(id)
  const { application, draft, context } = request
  // What is filed is read as a whole; a form that nobody may fill in any more only raises hope.
  if (application.submittedAt && !request.editable) redirect(`/aanvragen/${id}/nakijken`)
  const step = stepByCode(stap)
  // Coming from the check, what is empty is said too; while one works, only what was typed and does not hold.
  const { nakijken, bestand, verwijder } = await searchParams
  const problems = nakijken === undefined
    ? typedProblems(draft, context, stap)
    : missing(draft, context).problems.filter(({ field }) => stepOf(field) === stap && !/^activities\.\d/.test(field))
  const number = stepCodes.indexOf(stap) + 1
  const heading = <PageHeading kicker={`Deel ${number} van ${stepCodes.length}: ${step.title}`} title={step.heading}><p className="heading__help">{step.help}</p></PageHeading>

  return (
    <LayPage
      // The lines of a budget need the whole width; its sums stand under them.
      aside={stap === 'begroting' ? undefined : (
        <>
          {stap === 'activiteiten' && <AmountBlock request={request} />}
          {application.call.deadlineAt && <DeadlineBlock at={application.call.deadlineAt} now={request.now} applicationId={application.id} />}
        </>
      )}
    >
      <Breadcrumb items={[{ label: 'Overzicht', href: '/academie' }, { label: 'Aanvraag', href: `/aanvragen/${id}` }]} />
      <DraftNotices request={request} />
      {request.editable && request.together.others > 0 && <HereNow href={`/aanvragen/${id}/aanwezig`} step={stap} names={request.together.here.filter((other) => other.step === stap).map(({ name }) => name)} />}
      {stap === 'bijlagen' && <>{heading}<WaitingTexts request={request} path={stap} /><AttachmentsStep request={request} problem={bestand} /></>}
      <SectionForm
        request={request}
        hidden={{ step: stap }}
        path={stap}
        values={pageValues(draft, stap)}
        problems={problems}
        heading={stap === 'bijlagen' ? null : heading}
      >
        <CopiedNotice request={request} step={stap} />
        {bodies[stap](request, verwijder)}
        <ExtraQuestions request={request} step={stap} />
      </SectionForm>
    </LayPage>
  )
}

const bodies: Record<StepCode, (request: LoadedRequest, removing: string | undefined) => ReactNode> = {
  'organisatie': request => <OrganisationStep request={request} />,
  'andere-steun': request => <OtherSupportStep request={request} />,
  'activiteiten': (request, removing) => <ActivitiesStep request={request} removing={removing} />,
  'doelgroepen': request => <TargetGroupsStep request={request} />,
  'partners': request => <PartnersStep request={request} />,
  'begroting': request => <BudgetStep request={request} />,
  'bijlagen': request => <StatutesTick request={request} />,
  'verklaringen': request => <DeclarationsStep request={request} />,
}
