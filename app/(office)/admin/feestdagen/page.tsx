import { readPage } from '@/app/_frame/read-page'
import { DateField } from '@/app/_form/date-field'
import { FieldGroup } from '@/app/_form/field-group'
import { Form } from '@/app/_form/form'
import { DataTable } from '@/app/_ui/data-table'
import { Instant } from '@/app/_ui/instant'
import { LocalDate } from '@/app/_ui/local-date'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { StatusWord } from '@/app/_ui/status-word'
import { requireActor } from '@/lib/auth'
import { schoolHolidays, type SchoolHolidayRow } from '@/lib/reference/queries'
import { formatDay } from '@/lib/time'
import { AdminTabs } from '../admin-tabs'
import { check } from './actions'

export const metadata = { title: 'Schoolvakanties' }

type Search = Promise<{ vakantie?: string | string[] }>

export default async function HolidaysPage({ searchParams }: { searchParams: Search }) {
  const { vakantie } = await searchParams
  const actor = await requireActor()
  const holidays = await readPage(actor, (tx) => schoolHolidays(tx, actor))
  const chosen = holidays.find((holiday) => keyOf(holiday) === vakantie)
  return (
    <OfficePage>
      <AdminTabs current="/admin/feestdagen" />
      <PageHeading title="Schoolvakanties">
        <p>Vergelijk met de officiële kalender van Onderwijs Vlaanderen. Een sessie tijdens de lesuren van een schooldag krijgt een waarschuwing, dus deze data tellen.</p>
      </PageHeading>
      {chosen && <Check holiday={chosen} />}
      <Section title="Vakanties in het loket">
        <DataTable
          label="Schoolvakanties"
          rows={holidays}
          rowKey={keyOf}
          empty="Er staan nog geen schoolvakanties in het loket."
          columns={[
            { key: 'name', head: 'Vakantie', rowHead: true, cell: ({ name }) => name },
            { key: 'start', head: 'Eerste dag', cell: ({ startDay }) => <LocalDate date={startDay} short /> },
            { key: 'end', head: 'Laatste dag', cell: ({ endDay }) => <LocalDate date={endDay} short /> },
            { key: 'state', head: 'Gecontroleerd op', cell: ({ checkedAt }) => (checkedAt ? <Instant at={checkedAt} short /> : <StatusWord tone="neutral">te controleren</StatusWord>) },
            { key: 'act', head: 'Volgende stap', cell: (holiday) => <a href={`/admin/feestdagen?vakantie=${encodeURIComponent(keyOf(holiday))}`}>{holiday.checkedAt ? 'Wijzig' : 'Controleer'}<span className="visually-hidden">: {nameOf(holiday)}</span></a> },
          ]}
        />
      </Section>
    </OfficePage>
  )
}

function Check({ holiday }: { holiday: SchoolHolidayRow }) {
  const { code, startDay, endDay } = holiday
  return (
    <Section title={nameOf(holiday)}>
      <Form action={check} hidden={{ code, listedDay: startDay }} values={{ startDay: formatDay(startDay), endDay: formatDay(endDay) }} submit="Gecontroleerd" label={nameOf(holiday)}>
        <FieldGroup legend="Deze dagen zijn vrij" inline>
          <DateField name="startDay" label="Eerste dag" />
          <DateField name="endDay" label="Laatste dag" />
        </FieldGroup>
      </Form>
    </Section>
  )
}

const keyOf = ({ code, startDay }: SchoolHolidayRow): string => `${code}-${startDay}`
const nameOf = ({ name, startDay }: SchoolHolidayRow): string => `${name} vanaf ${formatDay(startDay)}`
