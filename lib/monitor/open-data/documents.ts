import type { OpenDocument } from './dataset'

export const criteria: OpenDocument = {
  name: 'criteria',
  title: 'Criteria en indicatoren',
  description: 'De gemeenschappelijke criteria voor een volwaardige STEM-activiteit met hun gewichten en drempels, en de gedeelde indicatoren met hun definities en formules. Elke gepubliceerde versie.',
  themes: ['EDUC', 'GOVE'],
  fields: [
    { name: 'rubrics', nl: 'per versie: basisvoorwaarden, criteria, gewichten, ankers en drempels' },
    { name: 'indicatorSets', nl: 'per versie: de indicatoren met definitie, formule, controle en doel' },
  ],
  source: `select concat((select count(*) from rubric_version), ':', (select count(*) from indicator_version)) as source`,
  changedAt: `select greatest((select max(published_at) from rubric_version), (select max(published_at) from indicator_version)) as at`,
  rows: `select json_build_object(
      'rubrics', (select coalesce(json_agg(content order by code, published_at, version), '[]') from rubric_version),
      'indicatorSets', (select coalesce(json_agg(content order by code, published_at, version), '[]') from indicator_version)) as row`,
}

export const codeLists: OpenDocument = {
  name: 'codelijsten',
  title: 'Codelijsten',
  description: 'De codelijsten van het STEM-loket: elke code met haar betekenis in het Nederlands en het Engels.',
  themes: ['GOVE'],
  fields: [
    { name: 'code', nl: 'de code' },
    { name: 'nl', nl: 'betekenis in het Nederlands' },
    { name: 'en', nl: 'betekenis in het Engels' },
  ],
  source: `select stamp::text as source from reference_stamp`,
  changedAt: `select null::timestamptz as at`,
  rows: `select json_object_agg(list, entries order by list) as row from (
      select list, json_agg(json_build_object('code', code, 'nl', nl, 'en', en) order by position, code) as entries from code_list_entry group by list) lists`,
}
