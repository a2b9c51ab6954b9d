import { lapseApplications } from '@/lib/applications/lapse-applications'
import { asActor } from '@/lib/db'
import { announceCall } from '@/lib/calls/announce-call'
import { closeCalls } from '@/lib/calls/close-calls'
import { createCall } from '@/lib/calls/create-call'
import { callFormValues } from '@/lib/calls/form-values'
import { openCalls } from '@/lib/calls/open-calls'
import { raiseEnvelope } from '@/lib/calls/raise-envelope'
import { callEditing } from '@/lib/calls/schema'
import { updateCall } from '@/lib/calls/update-call'
import { fromFormData } from '@/lib/filings/from-form-data'
import { formatCents } from '@/lib/money'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { formatDay } from '@/lib/time'
import { content, type CallContent } from './content'
import { tellExtraQuestions } from './extra-questions'
import type { Schedule } from './schedule'

const ADMIN = demoAddress('beheerder')

/** Each call begins as its preset, gets the figures of the story, is announced, opens and closes by the portal's own jobs. */
export const tellCalls = (schedule: Schedule): void => {
  for (const call of content.calls) {
    const { code, opensAtDayOffset: opens, deadlineAtDayOffset: deadline } = call
    schedule.by({ day: opens - 50, hour: 10 }, ADMIN, `create ${code}`, (actor) =>
      createCall(actor, { preset: call.preset as 'UIT' | 'ACT' | 'PAR', code, name: call.name, numberCode: call.numberCode }))
    schedule.by({ day: opens - 49, hour: 10 }, ADMIN, `edit ${code}`, async (actor) => {
      const row = await asActor(actor, (tx) => tx.call.findUniqueOrThrow({ where: { code } }))
      const form = new FormData()
      for (const [name, value] of Object.entries({ ...callFormValues(row), ...figuresOf(schedule, call) })) if (value !== '' || !ticks.has(name)) form.set(name, value)
      await updateCall(actor, code, callEditing.parse(withSelfCheck(fromFormData(form), row.texts)))
    })
    if (code === 'UIT-DEMO') tellExtraQuestions(schedule, opens - 48)
    schedule.by({ day: opens - 21, hour: 10 }, ADMIN, `announce ${code}`, (actor) => announceCall(actor, { code }))
    schedule.at({ day: opens, hour: 9, minute: 1 }, `open ${code}`, async () => void (await openCalls()))
    schedule.at({ day: deadline + 1, hour: 0, minute: 1 }, `close ${code}`, async () => void (await closeCalls()))
    // The job runs every night; these are the nights on which it finds something.
    for (const day of [deadline + 1, call.reserveValidUntilDayOffset + 1]) schedule.at({ day, hour: 2 }, `lapse in ${code}`, async () => void (await lapseApplications()))
    const raised = 'envelopeRaisedCents' in call ? call.envelopeRaisedCents : undefined
    if (raised !== undefined && 'envelopeRaisedDayOffset' in call && call.envelopeRaisedDayOffset !== undefined)
      schedule.by({ day: call.envelopeRaisedDayOffset, hour: 14 }, ADMIN, `raise ${code}`, (actor) =>
        raiseEnvelope(actor, { code, envelopeCents: BigInt(raised), reason: 'De Vlaamse Regering voegt middelen toe voor de dossiers op de reservelijst.' }))
  }
}

const figuresOf = (schedule: Schedule, call: CallContent): Record<string, string> => ({
  repaymentIban: 'BE68 5390 0754 7034',
  legalBasis: 'Besluit van de Vlaamse Regering over de subsidiëring van STEM-activiteiten buiten de schooltijd (voorbeeld in deze demo, bestaat niet).',
  envelope: euro(call.envelopeCents),
  unitAmount: euro(call.unitAmountCents),
  min: euro(call.minCents),
  max: euro(call.maxCents),
  supportRate: String(call.supportRate ?? ''),
  minOwnShare: String(call.minOwnShare ?? ''),
  stateAidBasis: call.stateAidBasis,
  opensDay: day(schedule, call.opensAtDayOffset),
  opensTime: '9.00',
  deadlineDay: day(schedule, call.deadlineAtDayOffset),
  deadlineTime: '23.59',
  periodStart: day(schedule, call.periodStartDayOffset),
  periodEnd: day(schedule, call.periodEndDayOffset),
  minSessions: String(call.minSessions),
  paymentPlan: call.paymentPlan.join(', '),
  reserveValidUntil: day(schedule, call.reserveValidUntilDayOffset),
  partialOfferAllowed: call.partialOfferAllowed ? 'ja' : '',
  criterionThreshold: String(call.criterionThreshold),
  totalThreshold: String(call.totalThreshold),
  contactName: 'Team STEM@VLAIO',
  contactEmail: 'stem@demo.example',
  contactPhone: '0800 00 000',
})

const euro = (cents: number | null): string => (cents === null ? '' : formatCents(BigInt(cents)))
const day = (schedule: Schedule, offset: number): string => formatDay(schedule.dayOf(offset))

/** The questions of the self-check are rows of their own in the form; they stay as the preset has them. */
const withSelfCheck = (form: object, texts: unknown): object => ({ ...form, selfCheck: typeof texts === 'object' && texts !== null && 'selfCheck' in texts ? texts.selfCheck : [] })

/** A box that is not ticked posts nothing. */
const ticks = new Set(['brusselsAllowed', 'partialOfferAllowed', 'inspectionAdviceRequired', 'testMode'])
