import { Form } from '@/app/_form/form'
import { Instant } from '@/app/_ui/instant'
import { roleWords } from '@/lib/access/role-words'
import type { OrganisationDetail } from '@/lib/organisations/queries'
import { DataTable } from '@/app/_ui/data-table'
import { endAccess } from './actions'

/** The people of an organisation, and whom it asked to join. A gemachtigde ends a colleague's access here. */
export function Members({ organisation, ownId }: { organisation: OrganisationDetail; ownId: string }) {
  const { id, members, invitations, mayInvite } = organisation
  return (
    <>
      <DataTable
        label="Wie werkt mee"
        density="lay"
        rows={members}
        rowKey={({ userId }) => userId}
        columns={[
          { key: 'name', head: 'Naam', rowHead: true, cell: ({ userId, name, functionTitle }) => [userId === ownId ? `${name} (u)` : name, functionTitle].filter(Boolean).join(', ') },
          { key: 'roles', head: 'Rol', cell: ({ roles }) => roles.map((role) => roleWords[role]).join(', ') },
          { key: 'email', head: 'E-mailadres', cell: ({ email }) => email },
        ]}
      />
      {mayInvite && members.length > 1 && (
        <details>
          <summary>Beëindig de toegang van een collega</summary>
          <p className="small">De toegang stopt meteen. Aanvragen en dossiers blijven bij uw organisatie.</p>
          {members
            .filter(({ userId }) => userId !== ownId)
            .map(({ userId, name }) => (
              <Form key={userId} action={endAccess} hidden={{ organisationId: id, userId }} submit={`Beëindig de toegang van ${name}`} danger label={`Toegang van ${name}`} />
            ))}
        </details>
      )}
      {invitations.length > 0 && (
        <ul className="small">
          {invitations.map(({ id: key, email, role, expiresAt }) => (
            <li key={key}>
              {email} is uitgenodigd als {roleWords[role]}, geldig tot <Instant at={expiresAt} precision="day" />.
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
