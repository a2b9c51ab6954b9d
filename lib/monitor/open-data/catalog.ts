import type { Dataset, Json, OpenDocument } from './dataset'
import { ISSUED, type MadeFile } from './make-file'
import { datasets, documents, formatsOf, mediaTypes } from './shelf'

export const CATALOG_NAME = 'catalog.jsonld'

export const LICENCE = { href: 'https://data.vlaanderen.be/id/licentie/modellicentie-gratis-hergebruik/v1.0', name: 'Modellicentie Gratis Hergebruik v1.0' }

const authority = (list: string, code: string): Json => ({ '@id': `http://publications.europa.eu/resource/authority/${list}/${code}` })
const date = (day: string): Json => ({ '@value': day, '@type': 'xsd:date' })
const instant = (at: Date): Json => ({ '@value': at.toISOString(), '@type': 'xsd:dateTime' })
const dutch = (text: string): Json => ({ '@value': text, '@language': 'nl' })

/** The catalogue in DCAT-AP: each dataset with its files, as JSON-LD (https://semiceu.github.io/DCAT-AP/releases/3.0.0/, and the profile of Flanders). */
export const catalog = (appUrl: string, files: readonly MadeFile[]): Json => ({
  '@context': {
    dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/', vcard: 'http://www.w3.org/2006/vcard/ns#', spdx: 'http://spdx.org/rdf/terms#', xsd: 'http://www.w3.org/2001/XMLSchema#',
  },
  '@id': `${appUrl}/api/open-data/${CATALOG_NAME}`,
  '@type': 'dcat:Catalog',
  'dct:title': dutch('Open data van het STEM-loket'),
  'dct:description': dutch('Subsidies, activiteiten, bereik en criteria van STEM@VLAIO, en de cijfers van de STEM-monitor.'),
  'dct:publisher': publisher(appUrl),
  'dct:issued': date(ISSUED),
  'dct:modified': instant(latest(files)),
  'dct:language': authority('language', 'NLD'),
  'dct:license': { '@id': LICENCE.href },
  'dct:spatial': { '@id': 'http://data.europa.eu/nuts/code/BE2' },
  'foaf:homepage': { '@id': `${appUrl}/open-data` },
  'dcat:themeTaxonomy': { '@id': 'http://publications.europa.eu/resource/authority/data-theme' },
  'dcat:dataset': [...datasets, ...documents].map((one) => datasetOf(appUrl, one, files)),
})

const datasetOf = (appUrl: string, one: Dataset | OpenDocument, files: readonly MadeFile[]): Json => {
  const own = formatsOf(one).flatMap((format) => files.filter(({ name }) => name === `${one.name}.${format}`).map((file) => ({ format, file })))
  return {
    '@id': `${appUrl}/open-data#${one.name}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': one.name,
    'dct:title': dutch(one.title),
    'dct:description': dutch(one.description),
    'dct:publisher': publisher(appUrl),
    'dcat:contactPoint': { '@type': 'vcard:Organization', 'vcard:fn': 'STEM-loket', 'vcard:hasURL': { '@id': `${appUrl}/contact` } },
    'dct:issued': date(ISSUED),
    'dct:modified': instant(latest(own.map(({ file }) => file))),
    'dcat:theme': one.themes.map((code) => authority('data-theme', code)),
    'dct:language': authority('language', 'NLD'),
    'dct:accessRights': authority('access-right', 'PUBLIC'),
    'dct:license': { '@id': LICENCE.href },
    'dct:spatial': { '@id': 'http://data.europa.eu/nuts/code/BE2' },
    'dcat:landingPage': { '@id': `${appUrl}/open-data#${one.name}` },
    'dcat:distribution': own.map(({ format, file }) => ({
      '@id': `${appUrl}/api/open-data/${file.name}`,
      '@type': 'dcat:Distribution',
      'dct:title': dutch(`${one.title} (${format.toUpperCase()})`),
      'dcat:accessURL': { '@id': `${appUrl}/open-data#${one.name}` },
      'dcat:downloadURL': { '@id': `${appUrl}/api/open-data/${file.name}` },
      'dct:format': authority('file-type', format.toUpperCase()),
      'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaTypes[format]}` },
      'dcat:byteSize': { '@value': String(file.sizeBytes), '@type': 'xsd:nonNegativeInteger' },
      'dct:license': { '@id': LICENCE.href },
      'dct:issued': date(ISSUED),
      'dct:modified': instant(file.modifiedAt),
      'spdx:checksum': { '@type': 'spdx:Checksum', 'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' }, 'spdx:checksumValue': file.sha256 },
    })),
  }
}

const publisher = (appUrl: string): Json => ({
  '@id': `${appUrl}/open-data#uitgever`,
  '@type': 'foaf:Agent',
  'foaf:name': dutch('Agentschap Innoveren en Ondernemen (VLAIO)'),
  'foaf:homepage': { '@id': 'https://www.vlaio.be' },
  'dct:type': { '@id': 'http://purl.org/adms/publishertype/RegionalAuthority' },
})

export const latest = (files: readonly MadeFile[]): Date => new Date(Math.max(0, ...files.map(({ modifiedAt }) => modifiedAt.getTime())))
