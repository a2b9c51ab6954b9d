import { randomUUID } from 'node:crypto'
import type { ReactNode } from 'react'
import { AutosaveForm } from '@/app/_form/autosave-form'
import { Form } from '@/app/_form/form'
import type { Values } from '@/app/_form/form-state'
import { Button } from '@/app/_ui/button'
import { labelOfField } from '@/lib/applications/field-label'
import { labelProblems } from '@/lib/filings/label-problems'
import type { Problem } from '@/lib/refusal'
import { saveStep } from '../actions'
import type { LoadedRequest } from './load-request'
import { WaitingTexts } from './waiting-texts'

type SectionFormProps = { request: LoadedRequest; /** null where it stands above the form already */ heading: ReactNode; hidden: Record<string, string>; /** of this page, in the request */ path: string; values: Values; problems: readonly Problem[]; children: ReactNode }

/** The form around one page of a request: keeps itself while one types, and has its buttons without JavaScript. */
export function SectionForm({ request, heading, hidden, path, values, problems, children }: SectionFormProps) {
  const { application } = request
  const shared = { heading: heading && <>{heading}<WaitingTexts request={request} path={path} /></>, values, problems: labelProblems(problems, labelOfField), hidden: { applicationId: application.id, ...hidden }, requiredNote: heading !== null && request.editable }
  if (!request.editable) return <Form {...shared} action={saveStep}><fieldset disabled className="group">{children}</fieldset></Form>
  return (
    <AutosaveForm
      {...shared}
      action={saveStep}
      save={{ href: `/api/aanvragen/${application.id}/bewaar`, account: request.actor.userId, page: randomUUID() }}
      version={application.draftVersion}
      savedAt={application.draftSavedAt?.toISOString()}
      submit="Bewaar en ga verder"
      secondary={<Button kind="secondary" name="daarna" value="blijf">Bewaar</Button>}
    >
      {children}
    </AutosaveForm>
  )
}
