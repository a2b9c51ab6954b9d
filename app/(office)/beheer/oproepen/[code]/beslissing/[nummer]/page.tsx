import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { GivenAdvice } from '@/app/(office)/adviezen/given-advice'
import { Form } from '@/app/_form/form'
import { RenewNotice } from '@/app/_frame/renew-notice'
import { LetterView } from '@/app/_file/letter-view'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { asActor } from '@/lib/db'
import { isStale } from '@/lib/sign-in/renewal'
import { decisionTextsOf } from '@/lib/decisions/queries'
import { outcomeWords } from '@/lib/decisions/words'
import { letterContent } from '@/lib/letters/letter-content'
import { formatCents } from '@/lib/money'
import { CallPath, CallTabs } from '../../call-tabs'
import { confirmOne, decideOne, weigh, write } from '../actions'
import { Conditions } from '../conditions'
import { LateInterests } from '../late-interests'
import { TakeBackOne } from '../take-back'
import { TextFields, textValues } from '../text-fields'

export const metadata: Metadata = { title: 'Beslissing van een dossier' }

export default async function OneDecisionPage({ params }: { params: Promise<{ code: string; nummer: string }> }) {
  const { code, nummer } = await params
  const actor = await requireActor()
  const view = await asActor(actor, async (tx, now) => { const found = await decisionTextsOf(tx, actor, nummer); return found && { ...found, old: await isStale(tx, actor, now) } })
  if (!view || view.application.call.code !== code) notFound()
  const { application, decision, decidedBy, waits, seen, seenTexts, item, texts, proposed, late, domainAdvice, old } = view
  const facts = { applicationId: application.id }
  const [mayWrite, mayDecide] = [can(actor, 'decision.write', facts), can(actor, 'decision.decide', facts)]
  const toWeigh = late.some(({ weighed, afterPublication }) => !weighed && !afterPublication) && can(actor, 'conflict.weigh', { applicationId: application.id })
  const mayConfirm = waits && decision !== null && can(actor, 'decision.confirm', { ...facts, takenBy: [decision.decidedById] })
  const other = decision !== null && decision.decidedById !== actor.userId
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
      {item && <p><strong>Voorstel: {outcomeWords[item.outcome]}{item.grantedCents > 0n && `, ${formatCents(item.grantedCents)} euro`}.</strong> {item.deviationReason}</p>}
      {item && <Conditions conditions={item.conditions} />}
      <GivenAdvice lines={domainAdvice} href={`/beheer/dossiers/${nummer}/advies`} />
      {texts.length > 0 && !decision && mayWrite && (
        <Form action={write} hidden={{ ...facts, seen: seenTexts }} values={textValues(texts)} submit="Bewaar de teksten" label="Teksten van de beslissing">
          <p>De teksten komen uit het overleg. Wat u wijzigt, gaat zo mee naar de beslissers en in de brief; de gegenereerde tekst blijft bewaard.</p>
          <TextFields texts={texts} />
        </Form>
      )}
      {waits && decision && <p>Beslist door {decidedBy} op <Instant at={decision.decidedAt} />. {mayConfirm ? 'De beslissing wacht op uw bevestiging of die van een andere beslisser.' : 'Een andere beslisser bevestigt.'}</p>}
      {mayConfirm && (
        <Form action={confirmOne} hidden={{ ...facts, seen }} submit="Bevestig beslissing" label="Bevestigen">
          {old && <RenewNotice returnTo={`/beheer/oproepen/${code}/beslissing/${nummer}`} />}
          <p>Daarna ligt de beslissing vast en is het geld vastgelegd.</p>
        </Form>
      )}
      {texts.length > 0 && mayDecide && (
        <Form action={decideOne} hidden={{ ...facts, seen: seenTexts }} values={textValues(texts)} submit={other ? 'Neem de beslissing over' : decision ? 'Bewaar' : 'Beslis over dit dossier'} label="Beslissing">
          {old && <RenewNotice returnTo={`/beheer/oproepen/${code}/beslissing/${nummer}`} />}
          {other && <p>U neemt de beslissing over van {decidedBy}. Daarna bevestigt een andere beslisser, en niet u.</p>}
          <TextFields texts={texts} />
        </Form>
      )}
      {texts.length > 0 && !mayDecide && (decision || !mayWrite) && texts.map(({ code: criterion, name, score, text }) => <p key={criterion} className="prose"><strong>{criterion === '' ? name : `${criterion} ${name}, ${score} op 5`}:</strong> {text}</p>)}
      {proposed && !decision && can(actor, 'decision.take-back', { applicationId: application.id }) && <TakeBackOne applicationId={application.id} number={nummer} />}
      {letter && <Section title={letter.releasedAt ? 'De brief' : 'Voorbeeld van de brief'} ruled><LetterView letter={letterContent.parse(letter.content)} releasedAt={letter.releasedAt} /></Section>}
    </OfficePage>
  )
}
