import { DataTable } from '@/app/_ui/data-table'
import { inWords, type MonitorFigure } from '@/lib/monitor/edition'
import { formWords, genderWords, levelWords } from '@/lib/monitor/education-forms'

/** Figures with what they are about and the words of their source. */
export function FigureTable({ label, figures, source }: { label: string; figures: readonly MonitorFigure[]; source: string }) {
  return (
    <DataTable
      label={label} density="lay" rows={figures} rowKey={({ code }) => code} empty="Deze editie geeft hier geen cijfers."
      columns={[
        { key: 'label', head: 'Cijfer', rowHead: true, cell: ({ labelNl }) => labelNl },
        { key: 'about', head: 'Over', cell: ({ dimension }) => <span className="small">{about(dimension)}</span> },
        { key: 'value', head: 'Waarde', numeric: true, cell: inWords },
        { key: 'quote', head: 'Woorden van de bron', cell: ({ quoteNl, schoolYear, source: own }) => <><q>{quoteNl}</q><br /><span className="muted small">{own || source}, schooljaar {schoolYear}</span></> },
      ]}
    />
  )
}

const about = ({ level, form, gender }: MonitorFigure['dimension']): string => [levelWords[level] ?? level, formWords[form] ?? form, genderWords[gender] ?? gender].join(', ')
