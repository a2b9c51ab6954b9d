import { redirect } from 'next/navigation'
import type { Draft } from '@/lib/applications/form'
import { pathOfField } from '@/lib/applications/steps'
import { fieldId } from '@/app/_form/form-state'

type Activity = NonNullable<Draft['activities']>[number]

/** A place may be another activity by now, so a link says of which it speaks. */
export const activityPath = (index: number, id: string): string => `activiteiten/${index + 1}?rij=${id}`

/** Where the activity stands now; the list where it is gone. */
export const placeOf = ({ activities }: Draft, rowId: string | undefined): string => {
  const index = activities?.findIndex(({ id }) => id === rowId) ?? -1
  return index < 0 || rowId === undefined ? 'activiteiten' : activityPath(index, rowId)
}

/** Where a field is edited, at that field. `check` = what is empty is said there too. */
export const fieldHref = (base: string, draft: Draft, name: string, check = false): string => {
  const row = draft.activities?.[Number(/^activities\.(\d+)\./.exec(name)?.[1])]
  const query = new URLSearchParams({ ...(check ? { nakijken: '1' } : {}), ...(row ? { rij: row.id } : {}) }).toString()
  return `${base}/${pathOfField(name)}${query && `?${query}`}#${fieldId(name)}`
}

/**
 * The activity of an address: the place `rij`, counted from one. A link that named it (`?rij=`) follows it to where colleagues moved it; null = it is not
 * there. `rest` = what else stands in the address.
 */
export const activityAt = (base: string, draft: Draft, rij: string, named: string | undefined, rest: { after?: string; nakijken?: string | undefined } = {}): { typed: Activity; index: number } | null => {
  const activities = draft.activities ?? []
  const index = named === undefined ? (/^\d{1,2}$/.test(rij) ? Number(rij) - 1 : -1) : activities.findIndex(({ id }) => id === named)
  const typed = activities[index]
  if (!typed) return null
  if (String(index + 1) !== rij) redirect(`${base}/activiteiten/${index + 1}${rest.after ?? ''}?rij=${typed.id}${rest.nakijken === undefined ? '' : '&nakijken=1'}`)
  return { typed, index }
}
