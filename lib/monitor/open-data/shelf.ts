import { activities } from './activities'
import type { Dataset, OpenDocument } from './dataset'
import { codeLists, criteria } from './documents'
import { grants } from './grants'
import { indicators } from './indicators'
import { monitor } from './monitor'

/** All that the portal gives as open data, beside the catalogue that describes it. */
export const datasets: readonly Dataset[] = [grants, activities, indicators, monitor]
export const documents: readonly OpenDocument[] = [criteria, codeLists]

export type Format = 'csv' | 'json'

/** The files of each, by name. */
export const formatsOf = (one: Dataset | OpenDocument): readonly Format[] => ('records' in one ? ['csv', 'json'] : ['json'])

export const mediaTypes = { csv: 'text/csv', json: 'application/json', jsonld: 'application/ld+json' } as const
