export type Value = string | number | boolean | null
export type Json = Value | readonly Json[] | { readonly [name: string]: Json }
export type OpenRecord = { readonly [name: string]: Json }

/** A column of the CSV: the name of the JSON field, with its path where the JSON nests (`recipientOrganization/0/id`), and what it says. */
export type Field = { name: string; nl: string }

/** A list of records, as CSV and as JSON. */
export type Dataset = {
  name: string
  title: string
  description: string
  /** Of the authority table of the European Union. */
  themes: readonly ('EDUC' | 'ECON' | 'GOVE' | 'SOCI')[]
  /** The member of the JSON that holds the records. */
  member: string
  fields: readonly Field[]
  /** A select of one text `source` that differs whenever the rows could; asked with every download, so it reads only a few rows. */
  source: string
  /** A select of one `at`: when what it knows last changed, by its own dates; null where it has none. */
  changedAt: string
  /** Follows the changes of grants (open_data_change): too large to make while somebody waits, so a download may be up to a minute behind. */
  followsGrants: boolean
  /** A select with one json column `row`, in a fixed order. */
  rows: string
  records: (row: unknown) => OpenRecord[]
}

/** One JSON document, kept as it is. */
export type OpenDocument = {
  name: string
  title: string
  description: string
  themes: Dataset['themes']
  fields: readonly Field[]
  source: string
  changedAt: string
  /** A select with one json column `row`: the whole. */
  rows: string
}

/** Raise it when the bytes change although the rows do not. */
export const FORMAT = 3

/**
 * A text that somebody typed, as it is published: one line, and no sign in front that a spreadsheet would take for a formula. CSV and JSON give the
 * same text, so nobody has to know of an apostrophe that only one of them has.
 */
export const curated = (typed: string): string => typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').replace(/^[\s=+\-@＝＋－＠']+/u, '').trim()

/** Cents as a number of euro: 1250.5. Exact up to a few hundred billion. */
export const euros = (cents: string | number): number => Number(cents) / 100

/** Grants that anybody may know of (public-grants.ts), as `g` with its request, organisation and call. */
export const PUBLIC_GRANTS = `grant_award g
  join application a on a.id = g.application_id
  join organisation o on o.id = g.organisation_id
  join call c on c.id = g.call_id
  where g.status not in ('DECLINED', 'REVOKED') and not c.test_mode and exists (select from publication p where p.call_id = c.id)`

/** All that the records of grants depend on: triggers count each change that could show. A request and its plan do not change after the grant. */
export const GRANTS_SOURCE = 'select coalesce(sum(n), 0)::text as source from open_data_change'

export const GRANTS_CHANGED_AT = `select greatest(max(g.awarded_at), max(g.settled_at), (select max(r.released_at) from reach_release r)) as at from grant_award g
    where g.status not in ('DECLINED', 'REVOKED') and g.call_id in (select c.id from call c where not c.test_mode)`
