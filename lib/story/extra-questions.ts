import { saveQuestion } from '@/lib/calls/change-questions'
import { questionForm } from '@/lib/calls/question-form'
import { callQuestions } from '@/lib/calls/questions'
import { asActor } from '@/lib/db'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import type { Schedule } from './schedule'

const CODE = 'UIT-DEMO'
const school = { step: 'partners', type: 'choice', label: 'Werkt u voor deze trajecten samen met een school?', help: 'De activiteiten zelf vallen buiten de schooluren.', options: 'Ja\nNog niet, maar we willen wel\nNee' }
const letter = { step: 'partners', type: 'file', label: 'Hebt u al een brief of mail van die school?', help: 'Zonder namen van leerlingen.' }
const which = { step: 'partners', type: 'short', label: 'Met welke school of scholen?', max: '150' }

/** The open call asks three things of its own; nobody has to answer. */
export const tellExtraQuestions = (schedule: Schedule, day: number): void => {
  schedule.by({ day, hour: 11 }, demoAddress('beheerder'), `questions of ${CODE}`, async (actor) => {
    const callNow = () => asActor(actor, (tx) => tx.call.findUniqueOrThrow({ where: { code: CODE }, select: { version: true, extraQuestions: true } }))
    const { version } = await callNow()
    await saveQuestion(actor, questionForm.parse({ ...school, code: CODE, version: String(version) }))
    const { version: next, extraQuestions } = await callNow()
    const [first] = callQuestions.parse(extraQuestions).items
    const condition = `${first?.id}:${first?.options[0]?.code}`
    await saveQuestion(actor, questionForm.parse({ ...which, code: CODE, version: String(next), condition }))
    await saveQuestion(actor, questionForm.parse({ ...letter, code: CODE, version: String((await callNow()).version), condition }))
  })
}
