import type pg from 'pg'
import { answerCompletion } from '@/lib/applications/answer-completion'
import { askCompletion } from '@/lib/applications/ask-completion'
import type { CompletionQuestion } from '@/lib/applications/completion-schema'
import { saveCompletion } from '@/lib/applications/save-completion'
import { settlePoint } from '@/lib/applications/settle-point'
import { addAttachment } from '@/lib/filings/add-attachment'
import type { FormObject } from '@/lib/filings/from-form-data'
import { writePdf } from '@/lib/files/pdf-document'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import type { RequestContent } from './content'
import { idFor, type Known } from './requests'
import { peopleOf } from './request-people'
import type { Schedule } from './schedule'

const OFFICER = demoAddress('dossierbeheerder')

type Point = { knockout: string; field: string; text: string }
type Round = { round: number; sentDayOffset: number; answeredDayOffset: number | null; points: readonly Point[] }

export const completionRoundsOf = (request: RequestContent): readonly Round[] => ('completionRequests' in request && request.completionRequests ? request.completionRequests : [])

/** Each round as the story has it: asked by the officer, typed by the contact, filed by the signatory, looked at by the officer. */
export const tellCompletions = (owner: pg.Client, schedule: Schedule, known: Known, request: RequestContent): void => {
  const applicationId = () => idFor(known, request.code)
  const { contact, signatory } = peopleOf(request)
  for (const [index, { round, sentDayOffset, answeredDayOffset, points }] of completionRoundsOf(request).entries()) {
    schedule.by({ day: sentDayOffset, hour: 11 }, OFFICER, `${request.code} ask completion ${round}`, (actor) => askCompletion(actor, { applicationId: applicationId(), points: points.flatMap((point) => asked(request, point)) }))
    if (answeredDayOffset === null) continue
    const answer = answers[request.code]?.[index]
    schedule.by({ day: answeredDayOffset, hour: 16 }, contact.email, `${request.code} complete ${round}`, async (actor) => {
      if (answer?.file) await addAttachment(actor, { applicationId: applicationId(), kind: answer.file.kind, name: answer.file.name }, await pdfOf(answer.file.title, answer.file.text))
      await saveCompletion(actor, { applicationId: applicationId(), posted: answer?.posted ?? {} })
    })
    schedule.by({ day: answeredDayOffset, hour: 17 }, signatory.email, `${request.code} answer completion ${round}`, (actor) => answerCompletion(actor, { applicationId: applicationId() }))
    for (const code of answer?.settled ?? [])
      schedule.by({ day: answeredDayOffset + 1, hour: 10 }, OFFICER, `${request.code} settle ${code}`, async (actor) => {
        const rows = await owner.query<{ id: string }>('select p.id from completion_point p join completion_request c on c.id = p.completion_id where c.application_id = $1 and c.round = $2 and p.code = $3', [applicationId(), round, code])
        for (const { id } of rows.rows) await settlePoint(actor, { applicationId: applicationId(), pointId: id, settled: true })
      })
  }
}

/** A point of the story names its field loosely; one about every activity is a point per activity. */
const asked = (request: RequestContent, { knockout, field, text }: Point): CompletionQuestion['points'] => {
  const [, ref, part = ''] = /^activities\[([^\]]+)\]\.(\w+)$/.exec(field) ?? []
  if (ref === undefined) return [{ code: knockout, activityRowId: '', text, targets: [...(fileTargets[field] ?? [field])] }]
  return request.activities
    .filter((activity) => ref === '*' || activity.ref === ref)
    .map((activity) => ({ code: knockout, activityRowId: activity.ref, text, targets: (activityTargets[part] ?? [part]).map((name) => `activities.${activity.ref}.${name}`) }))
}

const fileTargets: Readonly<Record<string, readonly string[]>> = {
  recognition: ['recognitionRequested', 'attachments.RECOGNITION'],
  iban: ['iban', 'accountHolder', 'attachments.BANK_CERTIFICATE'],
  attachments: ['attachments.OTHER'],
}
const activityTargets: Readonly<Record<string, readonly string[]>> = { location: ['locationName', 'street', 'postcode', 'nis'], announcement: ['announcementUrl'] }

type Answer = { posted: FormObject; file?: { kind: 'RECOGNITION' | 'OTHER'; name: string; title: string; text: string }; settled?: readonly string[] }

/** What the applicant answered, per round: the story gives the days and the points, not the words. */
const answers: Readonly<Record<string, readonly Answer[]>> = {
  R15: [{
    posted: { recognitionRequested: 'on' },
    file: { kind: 'RECOGNITION', name: 'brief-erkenning.pdf', title: 'Onze erkenning als STEM-academie', text: 'Wij bereiden de aanvraag van onze erkenning als STEM-academie voor en dienen ze in zodra onze raad van bestuur ze goedkeurt.' },
  }],
  R30: [{
    posted: { activities: ['R30-A', 'R30-B'].map((id) => ({ id, announcementUrl: 'https://intranet.leieoever.example/aankondigingen/stem-academie' })) },
    file: { kind: 'OTHER', name: 'verzekering-externe-deelnemers.pdf', title: 'Verzekeringsattest', text: 'De polis van de school dekt ook deelnemers die geen leerling van de school zijn, tijdens alle sessies van de STEM-academie.' },
    settled: ['E02'],
  }],
}

const pdfOf = async (title: string, text: string): Promise<AsyncIterable<Uint8Array>> => {
  const pdf = await writePdf({ title, createdAt: new Date(0), blocks: [{ kind: 'paragraph', text }], footer: 'Voorbeelddocument van een fictieve organisatie.' })
  return (async function* () { yield new Uint8Array(pdf) })()
}
