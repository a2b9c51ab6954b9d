import { Section } from '@/app/_ui/section'
import { DataTable } from '@/app/_ui/data-table'
import { inWords, type MonitorEdition } from '@/lib/monitor/edition'
import { educationForms, levelWords, stageWords } from '@/lib/monitor/education-forms'
import { FigureTable } from './figure-table'

/** In-, through- and outflow, each with its figures and with what the source says without one; then the two divisions of secondary education. */
export function FiguresSections({ edition }: { edition: MonitorEdition }) {
  return (
    <>
      {Object.entries(stageWords).map(([stage, title]) => {
        const figures = edition.figures.filter(({ dimension }) => dimension.stage === stage && dimension.gender !== 'V')
        const statements = edition.statements.filter((statement) => statement.stage === stage)
        return (
          <Section key={stage} title={title} ruled>
            {figures.length > 0 && <FigureTable label={title} figures={figures} source={edition.source} />}
            {figures.length === 0 && statements.length === 0 && <p>Deze editie geeft hier geen cijfers.</p>}
            {statements.map(({ code, level, textNl }) => <p key={code}>{textNl}{level !== '' && <><br /><span className="muted small">Over: {levelWords[level] ?? level}</span></>}</p>)}
          </Section>
        )
      })}
      <Section title="Twee indelingen van het secundair onderwijs" intro="Sinds de modernisering heeft het secundair onderwijs geen onderwijsvormen meer maar finaliteiten. De ene indeling is niet om te rekenen in de andere, dus staan ze naast elkaar." ruled>
        <div className="side-by-side">
          {Object.values(educationForms).map(({ title, forms }) => (
            <div key={title}>
              <h3>{title}</h3>
              <DataTable
                label={title} density="lay" rows={Object.entries(forms)} rowKey={([form]) => form}
                columns={[
                  { key: 'form', head: 'Derde graad', rowHead: true, cell: ([, name]) => name },
                  { key: 'share', head: 'Instroom in STEM', numeric: true, cell: ([form]) => wordsOf(edition, form, 'alle') },
                  { key: 'girls', head: 'Meisjes in STEM', numeric: true, cell: ([form]) => wordsOf(edition, form, 'V') },
                ]}
              />
            </div>
          ))}
        </div>
      </Section>
    </>
  )
}

const wordsOf = ({ figures }: MonitorEdition, form: string, gender: string): string => {
  const found = figures.find(({ dimension }) => dimension.level === 'SO3' && dimension.form === form && dimension.gender === gender && dimension.stage === 'instroom')
  return found ? inWords(found) : 'geen cijfer'
}
