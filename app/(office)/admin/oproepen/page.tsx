import { notFound } from 'next/navigation'
import { readPage } from '@/app/_frame/read-page'
import { RadiosField } from '@/app/_form/choice-fields'
import { Form } from '@/app/_form/form'
import { TextField } from '@/app/_form/text-field'
import { DataTable } from '@/app/_ui/data-table'
import { Deadline } from '@/app/_ui/deadline'
import { Instant } from '@/app/_ui/instant'
import { OfficePage } from '@/app/_ui/office-page'
import { PageHeading } from '@/app/_ui/page-heading'
import { Section } from '@/app/_ui/section'
import { can } from '@/lib/access/policy'
import { requireActor } from '@/lib/auth'
import { callPresets } from '@/lib/calls/presets'
import { officeCalls } from '@/lib/calls/queries'
import { audienceWords, fundingModelWords } from '@/lib/calls/words'
import { CallStatusTag } from '../../beheer/oproepen/call-status-tag'
import { AdminTabs } from '../admin-tabs'
import { create } from './actions'

export const metadata = { title: 'Oproepen voorbereiden' }

export default async function AdminCallsPage() {
  const actor = await requireActor()
  if (!can(actor, 'call.update')) notFound()
  const calls = await readPage(actor, (tx) => officeCalls(tx, actor))
  return (
    <OfficePage>
      <AdminTabs current="/admin/oproepen" />
      <PageHeading title="Oproepen voorbereiden" />
      <DataTable
        stacks
        label="Oproepen"
        rows={calls}
        rowKey={({ code }) => code}
        empty="Er is nog geen oproep. Begin er hieronder een."
        columns={[
          { key: 'code', head: 'Code', narrow: true, rowHead: true, cell: ({ code }) => <a href={`/admin/oproepen/${code}`}>{code}</a> },
          { key: 'name', head: 'Naam', cell: ({ name }) => name },
          { key: 'status', head: 'Toestand', cell: (call) => <CallStatusTag call={call} /> },
          { key: 'opens', head: 'Opent', narrow: true, cell: ({ opensAt }) => opensAt && <Instant at={opensAt} short precision="minute" /> },
          { key: 'deadline', head: 'Uiterlijk op', narrow: true, cell: ({ deadlineAt }) => deadlineAt && <Deadline at={deadlineAt} short /> },
        ]}
      />
      <Section title="Nieuwe oproep" intro="U vertrekt van een model met alle bedragen, termijnen en teksten. Daarna past u aan wat anders moet.">
        <Form action={create} submit="Begin een oproep" label="Nieuwe oproep">
          <RadiosField
            name="preset"
            label="Model"
            options={callPresets.map(({ preset, name, audience, fundingModel }) => ({ value: preset, label: name, hint: `Voor ${audienceWords[audience]}, ${fundingModelWords[fundingModel]}.` }))}
          />
          <TextField name="name" label="Naam" hint="Bijvoorbeeld STEM-academies: trajecten uitrollen 2027." maxLength={150} />
          <TextField name="code" label="Code" hint="Staat in het adres van de oproep, bijvoorbeeld UIT-2027." width="medium" maxLength={30} />
          <TextField name="numberCode" label="Nummercode" hint="2 tot 5 letters in elk dossiernummer, bijvoorbeeld UIT. Uniek per jaar." width="short" maxLength={5} />
        </Form>
      </Section>
    </OfficePage>
  )
}
