import { Fragment } from 'react'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextAreaField } from '@/app/_form/text-area-field'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import { findingInWords } from '@/lib/controls/findings'
import type { ControlOfFile } from '@/lib/controls/queries'
import { conclude } from '../actions'

type Props = { view: ControlOfFile; control: NonNullable<ControlOfFile['control']> }

/** The end: of each finding whether it stands, and what is concluded. The settlement follows. */
export function Conclusion({ view, control }: Props) {
  const { grant, report, names, mayWork, hearing } = view
  if (control.concludedAt) {
    return (
      <Section title="Besluit" ruled>
        <p>{control.conclusion}</p>
        <p className="muted">{names.get(control.concludedById ?? '') ?? 'Een controleur'}, <Instant at={control.concludedAt} /></p>
        {report && <p><a href={`/beheer/verslagen/${report.id}`}>Naar de afrekening</a></p>}
      </Section>
    )
  }
  if (!mayWork) return <Section title="Besluit" ruled><p className="muted">Een controleur sluit deze controle af.</p></Section>
  const answered = new Set(control.answers.map(({ code }) => code))
  const open = view.checklist.filter(({ code }) => !answered.has(code)).map(({ code }) => code)
  const unsent = control.findings.length > 0 && control.findingsSentAt === null
  if (open.length > 0 || unsent || hearing) {
    return (
      <Section title="Besluit" intro="U kunt de controle nog niet afsluiten." ruled>
        <ul>
          {open.length > 0 && <li>Beantwoord de checklist: nog {open.join(', ')}.</li>}
          {unsent && <li>Leg de vaststellingen voor aan de begunstigde.</li>}
          {hearing && control.replyUntil && <li>De begunstigde kan nog antwoorden <Deadline at={control.replyUntil} />.</li>}
        </ul>
      </Section>
    )
  }
  return (
    <Section title="Besluit" ruled>
      {control.repliedAt && <><p><strong>Antwoord van de begunstigde</strong>, <Instant at={control.repliedAt} />:</p><p>{control.reply}</p></>}
      <Form action={conclude} hidden={{ grantId: grant.id }} submit="Sluit de controle af" label="Controle afsluiten">
        {control.findings.map(({ id, label, units, cents }, index) => (
          <Fragment key={id}>
            <input type="hidden" name={`findings.${index}.id`} value={id} />
            <RadiosField name={`findings.${index}.stands`} label={`${label}: ${findingInWords({ units: units === null ? null : Number(units), cents }, grant.call)}`} options={[{ value: 'ja', label: 'Blijft' }, { value: 'nee', label: 'Vervalt' }]} inline />
            <TextAreaField name={`findings.${index}.answer`} label={`Waarom, na het antwoord: ${label}`} minimum={20} rows={2} />
          </Fragment>
        ))}
        <TextAreaField name="conclusion" label="Besluit van de controle" hint="De begunstigde leest dit." minimum={20} maximum={5000} rows={3} />
      </Form>
    </Section>
  )
}
