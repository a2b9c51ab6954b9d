import { confirmExtension } from '@/lib/applications/confirm-extension'
import { extensionProposal } from '@/lib/applications/extension-schema'
import { proposeExtension } from '@/lib/applications/propose-extension'
import { demoAddress } from '@/lib/sign-in/demo-accounts'
import { formatDay } from '@/lib/time'
import { content } from './content'
import { callOf, idFor, type Known } from './requests'
import type { Schedule } from './schedule'

type Told = { code: string; daysLater: number; motivation: string; confirmed: boolean }

/** Two drafts of the open call whose people cannot file in time: one may file later, the other waits for the second officer. */
const told: readonly Told[] = [
  { code: 'R39', daysLater: 3, confirmed: true, motivation: 'De enige medewerker die het dossier kent, is na een verkeersongeval opgenomen. Het attest van het ziekenhuis zit bij de mail van 12.14 uur.' },
  { code: 'R45', daysLater: 2, confirmed: false, motivation: 'De kelder met het secretariaat liep onder water. De brandweer bevestigt dat de lokalen gesloten blijven tot de elektriciteit gekeurd is.' },
]

export const tellExtensions = (schedule: Schedule, known: Known): void => {
  for (const [index, { code, daysLater, motivation, confirmed }] of told.entries()) {
    const request = content.requests.find((one) => one.code === code)
    if (!request) continue
    const { code: call, deadlineAtDayOffset } = callOf(request)
    const proposal = { code: call, kbo: request.applicant.kbo, untilDay: formatDay(schedule.dayOf(deadlineAtDayOffset + daysLater)), untilTime: '17.00', ground: 'FORCE_MAJEURE', motivation }
    schedule.by({ day: -2, hour: 13, minute: index }, demoAddress('dossierbeheerder'), `${code} propose extension`, (actor) => proposeExtension(actor, extensionProposal.parse(proposal)))
    if (confirmed) schedule.by({ day: -1, hour: 9, minute: index }, demoAddress('dossierbeheerder2'), `${code} confirm extension`, (actor) => confirmExtension(actor, { applicationId: idFor(known, code) }))
  }
}
