import { DateField } from '@/app/_form/date-field'
import { FileField } from '@/app/_form/file-field'
import { Form } from '@/app/_form/form'
import { SelectField } from '@/app/_form/select-field'
import { TextAreaField } from '@/app/_form/text-area-field'
import { TextField } from '@/app/_form/text-field'
import { Section } from '@/app/_ui/section'
import { SummaryList } from '@/app/_ui/summary-list'
import { Warning } from '@/app/_ui/warning'
import type { InspectionAdvice } from '@/lib/decisions/inspection-advice'
import { inspectionOutcomes, inspectionWords } from '@/lib/decisions/inspection-schema'
import { acceptedFiles } from '@/lib/files/file-kinds'
import { formatDay } from '@/lib/time'
import { inspect } from './actions'

type Props = { callId: string; code: string; advice: InspectionAdvice | null; required: boolean; hides: boolean; mayRecord: boolean }

const options = inspectionOutcomes.map((value) => ({ value, label: inspectionWords[value] }))

/** What the Inspectie van Financiën advised on the list, and the form to note it until a decision rests on it. */
export function InspectionSection({ callId, code, advice, required, hides, mayRecord }: Props) {
  return (
    <Section title="Advies van de Inspectie van Financiën" id="inspectie">
      {!advice && required && <Warning title="Nog geen advies.">Deze oproep vraagt het advies van de Inspectie van Financiën. Zonder dat advies kan geen beslissing bevestigd worden.</Warning>}
      {advice && <Advice advice={advice} code={code} hides={hides} />}
      {mayRecord && (
        <details className="fold" open={!advice && required}>
          <summary>{advice ? 'Noteer een ander advies' : 'Noteer het advies'}</summary>
          <Form action={inspect} hidden={{ callId }} submit="Noteer advies" label="Advies noteren">
            <SelectField name="outcome" label="Strekking" placeholder="Kies de strekking" options={options} />
            <DateField name="givenOn" label="Datum van het advies" />
            <TextField name="reference" label="Nummer van het advies" width="medium" maxLength={60} />
            <TextAreaField name="remark" label="Wat het advies vraagt of afwijst" hint="Verplicht als het niet gewoon gunstig is. Alleen het kantoor leest dit." rows={3} optional />
            <FileField name="document" label="Het advies als bestand" hint="Ten hoogste 10 MB." accept={acceptedFiles} optional />
          </Form>
        </details>
      )}
    </Section>
  )
}

function Advice({ advice: { words, outcome, givenOn, reference, remark, fileName }, code, hides }: { advice: InspectionAdvice; code: string; hides: boolean }) {
  return (
    <>
      {outcome === 'UNFAVOURABLE' && <Warning title="Ongunstig advies.">Lees het advies voor u beslist. Het komt in elke brief onder Vormvereisten.</Warning>}
      <SummaryList
        rows={[
          { term: 'Strekking', value: words },
          { term: 'Datum', value: formatDay(givenOn) },
          { term: 'Nummer', value: reference },
          ...(remark === '' ? [] : [{ term: 'Samengevat', value: remark }]),
          ...(fileName === '' || hides ? [] : [{ term: 'Bestand', value: <a href={`/beheer/oproepen/${code}/beslissing/advies`}>{fileName}</a> }]),
        ]}
      />
    </>
  )
}
