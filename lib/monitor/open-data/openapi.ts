import { CATALOG_NAME, LICENCE } from './catalog'
import type { Dataset, Json } from './dataset'
import { datasets, documents, formatsOf, mediaTypes } from './shelf'

export const OPENAPI_NAME = 'openapi.json'

/** How a machine asks for the open data, in OpenAPI 3.1. */
export const openApi = (appUrl: string): Json => ({
  openapi: '3.1.0',
  info: { title: 'Open data van het STEM-loket', version: '1', description: 'Lezen zonder aanmelden. De ETag is de SHA-256 van de bytes.', license: { name: LICENCE.name, url: LICENCE.href }, contact: { url: `${appUrl}/contact` } },
  servers: [{ url: `${appUrl}/api/open-data` }],
  paths: Object.fromEntries([
    [`/${CATALOG_NAME}`, pathOf('Catalogus volgens DCAT-AP', mediaTypes.jsonld, { type: 'object' })],
    ...datasets.flatMap((dataset) => formatsOf(dataset).map((format): [string, Json] => [`/${dataset.name}.${format}`, pathOf(dataset.title, mediaTypes[format], format === 'csv' ? { type: 'string' } : listSchema(dataset))])),
    ...documents.map(({ name, title }): [string, Json] => [`/${name}.json`, pathOf(title, mediaTypes.json, { type: 'object' })]),
  ]),
})

const pathOf = (summary: string, mediaType: string, schema: Json): Json => {
  const headers = { ETag: { schema: { type: 'string' } }, 'Last-Modified': { schema: { type: 'string' } } }
  const answers = { 304: { description: 'U hebt deze bytes al.', headers }, 503: { description: 'Het loket is even te druk.' } }
  const parameters = ['If-None-Match', 'If-Modified-Since'].map((name) => ({ name, in: 'header', schema: { type: 'string' } }))
  return {
    get: { summary, parameters, responses: { 200: { description: summary, headers, content: { [mediaType]: { schema } } }, ...answers } },
    head: { summary, parameters, responses: { 200: { description: summary, headers }, ...answers } },
  }
}

const listSchema = ({ member, fields }: Dataset): Json => ({
  type: 'object',
  required: [member],
  properties: { [member]: { type: 'array', items: { type: 'object', properties: Object.fromEntries(fields.map(({ name, nl }) => [name.split('/')[0] ?? name, { description: nl }])) } } },
})
