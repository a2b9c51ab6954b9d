import { Form } from '@/app/_form/form'
import { Button } from '@/app/_ui/button'
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
          { key: 'device', head: 'Toestel', rowHead: true, cell: ({ device }) => device },
          { key: 'signedInAt', head: 'Aangemeld', cell: ({ signedInAt }) => formatShortInstant(signedInAt) },
          { key: 'lastUsedAt', head: 'Laatst gebruikt', cell: ({ lastUsedAt }) => formatShortInstant(lastUsedAt) },
          {
            key: 'end',
            head: 'Beëindigen',
            narrow: true,
            cell: (session) => (session.here ? 'Dit toestel' : <EndOne session={session} />),
          },
        ]}
        rows={sessions}
        rowKey={({ id }) => id}
      />
      {sessions.length > 1 && (
        <Form action={endOthers} label="Alle andere sessies">
          <Button kind="secondary">Meld overal elders af</Button>
        </Form>
      )}
    </>
  )
}

function EndOne({ session }: { session: OwnSession }) {
  return (
    <Form action={endOneSession} hidden={{ sessionId: session.id }}>
      <Button kind="secondary" small>
        Beëindig
        <span className="visually-hidden">
          : {session.device}, aangemeld op {formatShortInstant(session.signedInAt)}
        </span>
      </Button>
    </Form>
  )
}
