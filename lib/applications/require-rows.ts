import type { FormObject, FormValue } from '@/lib/filings/from-form-data'
import { Refusal } from '@/lib/refusal'

/** The name of a row: our own are UUIDs, those of a table letters and digits. */
export const ROW_ID = /^[\w-]{1,64}$/

/** A page that names two rows alike, or one as no page of ours does, could lay the text of one row over another's. It is refused whole; its writer keeps it. */
export const requireRows = (posted: FormObject): void => {
  for (const value of Object.values(posted)) {
    const rows = Array.isArray(value) ? value.filter(isGroup) : []
    const ids = rows.flatMap(({ id }) => (typeof id === 'string' && id !== '' ? [id] : []))
    if (ids.some((id) => !ROW_ID.test(id)) || new Set(ids).size < ids.length) throw unknownRow()
    for (const inner of isGroup(value) ? [value] : rows) requireRows(inner)
  }
}

const unknownRow = (): Refusal => new Refusal('invalid', 'Op deze pagina staat een rij die het loket niet kent, of twee keer dezelfde. Er is niets bewaard. Kopieer wat u typte en laad de pagina opnieuw.')

const isGroup = (value: FormValue): value is FormObject => typeof value === 'object' && !Array.isArray(value) && !(value instanceof File)
