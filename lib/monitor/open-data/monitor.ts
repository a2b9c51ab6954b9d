import { z } from 'zod'
import { monitorEdition } from '../edition'
import { curated, type Dataset, type OpenRecord } from './dataset'

const row = z.object({ code: z.string(), version: z.number(), content: monitorEdition })

const nothing = { operator: null, unit: null, period: null, stage: null, level: null, form: null, gender: null, quote: null, source: null, series: null }

const said = (words: string | null): string | null => (words === null ? null : curated(words))

/** Every edition of the STEM-monitor in each of its versions, with the words of the source. */
export const monitor: Dataset = {
  name: 'monitor',
  title: 'STEM-monitor',
  description: 'De cijfers, doelen en vaststellingen van elke editie van de STEM-monitor: instroom, doorstroom en uitstroom naar onderwijsvorm en gender, met de bron en haar eigen woorden.',
  themes: ['EDUC', 'SOCI'],
  member: 'figures',
  fields: [
    { name: 'id', nl: 'vaste naam van het cijfer' },
    { name: 'edition', nl: 'code van de editie' },
    { name: 'version', nl: 'versie van de editie; de hoogste geldt' },
    { name: 'kind', nl: 'FIGURE (cijfer), TARGET (doel), LATER (later gepubliceerd cijfer) of STATEMENT (vaststelling zonder cijfer)' },
    { name: 'code', nl: 'code binnen de editie' },
    { name: 'label', nl: 'wat het cijfer zegt' },
    { name: 'value', nl: 'de waarde' },
    { name: 'operator', nl: '= is, ~ rond, > meer dan, < net geen; bij doelen >= minstens, range van-tot, every elke' },
    { name: 'unit', nl: 'eenheid' },
    { name: 'period', nl: 'schooljaar, of bij een doel de horizon' },
    { name: 'stage', nl: 'instroom, doorstroom of uitstroom' },
    { name: 'level', nl: 'SO2 tweede graad, SO3 derde graad, SO secundair, HO hoger onderwijs' },
    { name: 'form', nl: 'onderwijsvorm, finaliteit of opleiding' },
    { name: 'gender', nl: 'V voor het aandeel meisjes of vrouwen, alle voor iedereen' },
    { name: 'quote', nl: 'woorden van de bron' },
    { name: 'source', nl: 'naam of adres van de bron' },
    { name: 'series', nl: 'reeks: cijfers over hetzelfde in verschillende jaren hebben dezelfde' },
  ],
  source: `select concat(count(*), ':', max(published_at)) as source from monitor_edition`,
  changedAt: `select max(published_at) as at from monitor_edition`,
  followsGrants: false,
  rows: `select json_build_object('code', code, 'version', version, 'content', content) as row from monitor_edition order by code, version`,
  records: (given) => {
    const { code: edition, version, content } = row.parse(given)
    const record = (kind: string, code: string, label: string, rest: Partial<Record<keyof typeof nothing, string | null>> & { value: string | number | null }): OpenRecord => {
      const { value, ...words } = rest
      const { operator, unit, period, stage, level, form, gender, quote, source, series } = { ...nothing, ...words }
      return { id: `${edition}/${version}/${code}`, edition, version, kind, code, label: curated(label), value: typeof value === 'string' ? curated(value) : value, operator, unit: said(unit), period: said(period), stage, level, form: said(form), gender, quote: said(quote), source: said(source), series: series || null }
    }
    return [
      ...content.figures.map(({ code, labelNl, value, operator, unit, schoolYear, dimension, quoteNl, source, series }) => record('FIGURE', code, labelNl, { value, operator, unit, period: schoolYear, ...dimension, quote: quoteNl, source: source || content.source, series })),
      ...content.targets.map(({ code, labelNl, value, operator, unit, horizon, source }) => record('TARGET', code, labelNl, { value, operator, unit, period: horizon, source: source || content.source })),
      ...content.laterFigures.map(({ code, labelNl, value, unit, schoolYear, sourceUrl, series }) => record('LATER', code, labelNl, { value, operator: '=', unit, period: schoolYear, source: sourceUrl, series })),
      ...content.statements.map(({ code, textNl, stage, level, source }) => record('STATEMENT', code, textNl, { value: null, stage, level: level || null, source: source || content.source })),
    ]
  },
}
