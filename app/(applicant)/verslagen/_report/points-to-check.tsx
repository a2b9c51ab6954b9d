import { Section } from '@/app/_ui/section'
import { Warning } from '@/app/_ui/warning'
import { labelOfReportField } from '@/lib/reports/field-label'
import type { PartState } from '@/lib/reports/parts'
import type { Problem } from '@/lib/refusal'
import type { ReportPageView } from './load-report'

/** What does not keep the report from being filed, and still deserves a second look before it is. */
export function PointsToCheck({ view: { report, parts, warnings, editable, context } }: { view: ReportPageView }) {
  if (!editable || warnings.length === 0) return null
  return (
    <Section title="Kijk dit nog eens na" intro="U mag het verslag zo indienen als dit klopt. De controleur ziet deze punten ook." ruled>
      {parts.flatMap((page) => warningsOf(page, warnings).map(({ field, message }) => (
        <Warning key={`${field} ${message}`} title={`${labelOfReportField(field, context.reference)}.`}>{message} <a href={`/verslagen/${report.id}/${page.path}`}>Ga naar {page.title}</a></Warning>
      )))}
    </Section>
  )
}

const warningsOf = ({ activity }: PartState, warnings: readonly Problem[]): Problem[] => (activity === undefined ? [] : warnings.filter(({ field }) => field.startsWith(`activities.${activity}.`)))
