import { Form } from '@/app/_form/form'
import { DataTable } from '@/app/_ui/data-table'
import { formatShortInstant } from '@/lib/time'
import { endOneSession, endOthers } from './actions'

type OwnSession = { id: string; device: string; signedInAt: Date; lastUsedAt: Date; here: boolean }

export function OwnSessions({ sessions }: { sessions: OwnSession[] }) {
  return (
    <>
      <DataTable
        label="Uw sessies"
        density="lay"
        columns={[
          { key: 'device', head: 'Toestel', rowHead: true, cell: ({ device, here }) => (here ? `${device} (dit toestel)` : device) },
          { key: 'signedInAt', head: 'Aangemeld', cell: ({ signedInAt }) => formatShortInstant(signedInAt) },
          { key: 'lastUsedAt', head: 'Laatst gebruikt', cell: ({ lastUsedAt }) => formatShortInstant(lastUsedAt) },
          {
            key: 'end',
            head: 'Beëindigen',
            narrow: true,
            cell: ({ id, device, here }) => (here ? 'Via Afmelden' : <Form action={endOneSession} submit="Beëindig" hidden={{ sessionId: id }} label={`Sessie op ${device}`} />),
          },
        ]}
        rows={sessions}
        rowKey={({ id }) => id}
      />
      {sessions.length > 1 && <Form action={endOthers} submit="Meld overal elders af" label="Alle andere sessies" />}
    </>
  )
}
