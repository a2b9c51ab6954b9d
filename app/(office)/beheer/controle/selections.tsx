import { Form } from '@/app/_form/form'
import { DataTable } from '@/app/_ui/data-table'
import { Empty } from '@/app/_ui/empty'
import { Instant } from '@/app/_ui/instant'
import { Section } from '@/app/_ui/section'
import type { ControlDesk } from '@/lib/controls/queries'
import { select } from './actions'

/** Reports that wait to be weighed, per call, and every selection that was made. */
export function Selections({ desk: { toWeigh, selections, maySelect } }: { desk: ControlDesk }) {
  return (
    <>
      <Section title="Te wegen" intro="Een selectie weegt elk verslag dat binnen is en trekt de steekproef. Ze ligt daarna vast, met al haar gegevens." ruled>
        {toWeigh.length === 0 && <Empty>Elk verslag dat binnen is, is gewogen.</Empty>}
        {toWeigh.map(({ code, name, reports, oldestAt }) => (
          <div key={code}>
            <p>{code}, {name}: {reports} {reports === 1 ? 'verslag' : 'verslagen'}, het oudste van <Instant at={oldestAt} precision="day" />.</p>
            {maySelect ? <Form action={select} hidden={{ code }} submit={`Selecteer voor ${code}`} label={`Selectie voor ${code}`} /> : <p className="muted">Dit is voor een controleur.</p>}
          </div>
        ))}
      </Section>
      <Section title="Gemaakte selecties" ruled>
        <DataTable
          stacks
          label="Gemaakte selecties"
          empty="Er is nog geen selectie gemaakt."
          rows={selections}
          rowKey={({ id }) => id}
          columns={[
            { key: 'call', head: 'Selectie', rowHead: true, cell: ({ id, call, round }) => <a href={`/beheer/controle/selecties/${id}`}>{call.code}, ronde {round}</a> },
            { key: 'at', head: 'Gemaakt', narrow: true, cell: ({ madeAt }) => <Instant at={madeAt} short /> },
            { key: 'seed', head: 'Startwaarde', cell: ({ seed }) => seed },
            { key: 'weighed', head: 'Gewogen', numeric: true, cell: ({ _count }) => _count.weighings },
            { key: 'selected', head: 'Geselecteerd', numeric: true, cell: ({ selected }) => selected },
            { key: 'drawn', head: 'Uit de steekproef', numeric: true, cell: ({ drawn }) => drawn },
          ]}
        />
      </Section>
    </>
  )
}
