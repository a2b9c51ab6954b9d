import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Form } from '@/app/_form/form'
import { RenewNotice } from '@/app/_frame/renew-notice'
import { LetterView } from '@/app/_file/letter-view'
import { TextAreaField } from '@/app/_form/text-area-field'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { isStale } from '@/lib/sign-in/renewal'
import { decisionTextsOf } from '@/lib/decisions/queries'
import { letterContent } from '@/lib/letters/letter-content'
import { CallPath, CallTabs } from '../../call-tabs'
import { decideOne, weigh } from '../actions'
import { LateInterests } from '../late-interests'
import { TakeBackOne } from '../take-back'

export const metadata: Metadata = { title: 'Beslissing van een dossier' }

export default async function OneDecisionPage({ params }: { params: Promise<{ code: string; nummer: string }> }) {
  const { code, nummer } = await params
  const actor = await requireActor()
  const view = await asActor(actor, async (tx, now) => { const found = await decisionTextsOf(tx, actor, nummer); return found && { ...found, old: await isStale(tx, actor, now) } })
  if (!view || view.application.call.code !== code) notFound()
  const { application, decision, proposed, late, old } = view
  const toWeigh = late.some(({ weighed, afterPublication }) => !weighed && !afterPublication) && can(actor, 'conflict.weigh', { applicationId: application.id })
  const letter = decision?.letters.at(-1)
  return (
    <OfficePage>
      <CallPath code={code} />
      <PageHeading title={`Beslissing over ${nummer}`} kicker={application.organisation.legalName} />
      <CallTabs code={code} current="/beslissing" />
      <LateInterests interests={late} code={code} />
      {toWeigh && (
        <Form action={weigh} hidden={{ applicationId: application.id }} submit="De beslissing blijft" label="Belang afwegen">
          <TextAreaField name="weighing" label="Waarom blijft de beslissing?" hint="Bijvoorbeeld: welke plaats het dossier heeft zonder deze beoordeling." rows={3} />
        </Form>
      )}
      {proposed && !decision && can(actor, 'decision.take-back', { applicationId: application.id }) && <TakeBackOne applicationId={application.id} number={nummer} />}
      {!decision && <p>Over dit dossier is nog niet beslist. Beslis eerst over het voorstel; daarna past u hier de teksten aan.</p>}
      {decision && !decision.confirmedAt && can(actor, 'decision.decide', { applicationId: application.id }) && (
        <Form
          action={decideOne}
          hidden={{ applicationId: application.id }}
          values={{ motivation: decision.motivation, ...Object.fromEntries(decision.motivations.map(({ criterion, text }) => [`criteria.${criterion}`, text])) }}
          submit="Bewaar"
        >
          {old && <RenewNotice returnTo={`/beheer/oproepen/${code}/beslissing/${nummer}`} />}
          <TextAreaField name="motivation" label="Motivering van de beslissing" rows={8} />
          {decision.motivations.map(({ criterion, score }) => <TextAreaField key={criterion} name={`criteria.${criterion}`} label={`${criterion}: ${score} op 5`} rows={3} />)}
        </Form>
      )}
      {letter && <LetterView letter={letterContent.parse(letter.content)} releasedAt={letter.releasedAt} />}
    </OfficePage>
  )
}
