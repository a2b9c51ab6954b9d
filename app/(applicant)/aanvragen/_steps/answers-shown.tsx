import type { SummaryRow } from '@/app/_ui/summary-list'
import { unbroken } from '@/app/_ui/unbroken'
import { answerInWords } from '@/lib/applications/answer-words'
import { declarationsSchema } from '@/lib/calls/declarations'
import type { Fields } from '@/lib/applications/fields/field'
import { askedOf, extraName, extraOf, fieldOf, typedExtra } from '@/lib/applications/extra-questions'
import { form } from '@/lib/applications/form'
import { labelOfField } from '@/lib/applications/field-label'
import { stepByCode, type StepCode } from '@/lib/applications/steps'
import { attachmentWords } from '@/lib/filings/attachment-words'
import { fieldId } from '@/app/_form/form-state'
import { fieldHref } from './activity-place'
import type { LoadedRequest } from './load-request'

type Block = { key: string; heading: string | null; rows: SummaryRow[] }

/** The answers of one step in words; `base` = the address of the request while it may be changed. */
export const answersOf = (step: StepCode, request: LoadedRequest, base: string | null): Block[] => {
  const { draft, context, application, attachments } = request
  const shown = (fields: Fields, typed: Readonly<Record<string, unknown>>, prefix: string): SummaryRow[] =>
    Object.entries(fields)
      .map(([name, field]) => ({ name: prefix + name, term: field.label, prose: field.type === 'prose', value: answerInWords(field, typed[name], context.reference) }))
      .filter(({ name, value }) => value !== '' || name === prefix + Object.keys(fields)[0])
      .map(({ name, term, value, prose }) => ({ term, value: value === '' ? <span className="muted">Nog niet ingevuld</span> : prose ? <span className="prose">{value}</span> : unbroken(value), changeHref: changeHref(base, draft, name) }))

  const { fields, rows } = stepByCode(step)
  const own = Object.fromEntries(Object.entries<Fields[string]>(form.fields).filter(([name]) => fields.includes(name)))
  return [
    ...rows.flatMap(name => (draft[name] ?? []).map((row, index): Block => ({ key: row.id, heading: `${form.rows[name].one} ${index + 1}`, rows: [...shown(form.rows[name].fields, row, `${name}.${index}.`), ...sessionRows(row, `${name}.${index}`, request, base)] }))),
    ...(Object.keys(own).length === 0 ? [] : [{ key: step, heading: null, rows: shown(own, draft, '') }]),
    { key: 'extra', heading: 'Extra vragen van deze oproep', rows: extraRows(step, request, base) },
    ...(step === 'bijlagen' ? [{ key: 'bestanden', heading: null, rows: attachments.map(({ id, name, kind }, index) => ({ term: `Bestand ${index + 1}`, value: <>{attachmentWords[kind] ?? kind}: <a href={`/api/bestanden/${id}`}><bdi>{name}</bdi></a></> })) }] : []),
    ...(step === 'verklaringen' ? [{ key: 'verklaringen', heading: null, rows: declarationsSchema.parse(application.call.declarations).items.map(({ code, text }, index) => ({
      term: `Verklaring ${index + 1}`, value: <>{draft.declarations?.[code] ? 'Ja. ' : 'Nog niet aangevinkt. '}<span className="prose">{text}</span></>, changeHref: changeHref(base, draft, `declarations.${code}`),
    })) }] : []),
  ].filter(({ rows: lines }) => lines.length > 0)
}

const extraRows = (step: StepCode, { draft, context }: LoadedRequest, base: string | null): SummaryRow[] =>
  extraOf(askedOf(context.questions.items, draft), step).map((question) => {
    const field = fieldOf(question, context.attachments)
    const words = answerInWords(field, typedExtra(draft, question), context.reference)
    return { term: question.label, value: words === '' ? <span className="muted">Nog niet ingevuld</span> : <span className="prose">{words}</span>, changeHref: base === null ? undefined : `${base}/${step}#${fieldId(extraName(question))}` }
  })

const sessionRows = (row: object, prefix: string, { context, draft }: LoadedRequest, base: string | null): SummaryRow[] => {
  const sessions: unknown = Reflect.get(row, 'sessions')
  return !Array.isArray(sessions) ? [] : sessions.map((session: Record<string, unknown>, index) => ({
    term: `Sessie ${index + 1}`,
    value: Object.entries<Fields[string]>(form.sessions.fields).map(([name, field]) => answerInWords(field, session[name], context.reference)).filter(text => text !== '').join(', '),
    changeHref: changeHref(base, draft, `${prefix}.sessions.${index}.date`),
  }))
}

const changeHref = (base: string | null, draft: LoadedRequest['draft'], name: string): string | undefined =>
  base === null || labelOfField(name) === '' && !name.startsWith('declarations.') ? undefined : fieldHref(base, draft, name)
