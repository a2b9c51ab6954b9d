import { answerNeed, removeRemark } from '@/lib/knowledge/answer-need'
import { endLesson, publishLesson } from '@/lib/knowledge/curate-lesson'
import { proposeNeed, remarkOnNeed, voteForNeed } from '@/lib/knowledge/needs'
import { editLesson, proposeLesson } from '@/lib/knowledge/propose-lesson'
import { sayConsent } from '@/lib/knowledge/say-consent'
import { createOrganisation, dayFromNow } from '@/tests/support/factories'
import { insertRow } from '@/tests/support/insert-row'
import { createGrant } from '@/tests/support/running-grant'
import type { Act, Stage, Subject } from './stage'

const lesson = {
  title: 'Een eigen bak per duo', text: 'De begeleiders gaven elk duo een eigen bak met gereedschap. Wie vroeger stond te wachten, werkte nu mee. Het aandeel meisjes steeg in de volgende reeks.',
  tip: 'Tel wie er wacht.', criteria: ['C06' as const], themes: [], ageMin: 8, ageMax: 12,
}

/** A grant whose beneficiary agreed and one that did not answer yet, with their lessons; and a need with a remark. */
export const stageKnowledge = async ({ database, as, learn }: Stage): Promise<Act[]> => {
  const reported = async (): Promise<Partial<Subject>> => {
    const { grantId, applicationId, callId, organisationId, number } = await createGrant(database, { status: 'CLOSED' })
    const reportId = await insertRow(database, 'report', { grantId, type: 'FINAL', status: 'ACCEPTED', periodStart: dayFromNow(-300), periodEnd: dayFromNow(-10), dueAt: new Date() })
    await learn()
    const { id: lessonId } = await proposeLesson(as('officer'), { number, ...lesson })
    return { grantId, applicationId, callId, organisationId, number, reportId, lessonId }
  }
  const agreed = async () => {
    const home = await reported()
    await sayConsent(as('signatory'), { number: home.number ?? '', given: true })
    return home
  }
  const [asked, ready, shown] = [await reported(), await agreed(), await agreed()]
  await publishLesson(as('officer'), { lessonId: shown.lessonId ?? '', version: 0 })
  const [asking, voting] = [await createOrganisation(database), await createOrganisation(database)]
  await learn()
  const need = { title: 'Een lesbrief over zonnepanelen', description: 'Wij zoeken een lesbrief over zonnepanelen voor kinderen van tien tot twaalf jaar.' }
  const { id: needId } = await proposeNeed(as('signatory'), { organisationId: asking.id, ...need })
  const { id: remarkId } = await remarkOnNeed(as('signatory'), { needId, organisationId: asking.id, text: 'Ook voor jongere kinderen.' })
  const wanted = { needId, remarkId, organisationId: voting.id }

  return [
    { name: 'proposeLesson', home: ready, run: ({ number }) => proposeLesson(as('officer2'), { number, ...lesson, title: 'Meisjes eerst aan het woord' }) },
    { name: 'editLesson', home: ready, run: ({ lessonId }) => editLesson(as('officer2'), { lessonId, version: 0, ...lesson, tip: '' }) },
    { name: 'publishLesson', home: ready, run: ({ lessonId }) => publishLesson(as('officer'), { lessonId, version: 0 }) },
    { name: 'endLesson', home: shown, run: ({ lessonId }) => endLesson(as('officer'), { lessonId, reason: 'De cijfers worden nagekeken.' }) },
    { name: 'sayConsent', home: ready, run: ({ number }) => sayConsent(as('signatory'), { number, given: number === asked.number }) },
    { name: 'proposeNeed', home: { organisationId: voting.id }, run: ({ organisationId }) => proposeNeed(as('signatory'), { organisationId, title: 'Een meetkoffer te leen', description: need.description }) },
    { name: 'voteForNeed', home: wanted, run: (on) => voteForNeed(as('signatory'), { needId: on.needId, organisationId: on.organisationId, vote: true }) },
    { name: 'remarkOnNeed', home: wanted, run: (on) => remarkOnNeed(as('signatory'), { needId: on.needId, organisationId: on.organisationId, text: 'Wij hebben er een die u mag lenen.' }) },
    { name: 'removeRemark', home: wanted, run: (on) => removeRemark(as('officer'), { remarkId: on.remarkId }) },
    { name: 'answerNeed', home: wanted, run: (on) => answerNeed(as('officer'), { needId: on.needId, verb: 'answer', answer: 'De lesbrief staat in de kennisbank, bij de lessen.' }) },
  ]
}
