import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draftOf, keptName, treeOf, withRowIds } from '@/lib/reports/draft-tree'
import type { ReportDraft } from '@/lib/reports/schema'

const text = fc.string({ maxLength: 8 })
const field = fc.constantFrom('activities.0.participants', 'activities.1.ageBands.A05_07', 'activities.0.walkInsAllowed', 'narrative.impact', 'targetGroups.GIRLS', 'estimatedChildren', 'declarations.complete')
const inRow = fc.tuple(fc.constantFrom('activities.0.sessions', 'activities.1.residence', 'costs', 'revenues'), fc.nat(3), fc.constantFrom('day', 'place', 'description')).map(([rows, index, name]) => `${rows}.${index}.${name}`)
const drafts: fc.Arbitrary<ReportDraft> = fc.dictionary(fc.oneof(field, inRow), text)
const textsOf = (draft: ReportDraft): string[] => Object.entries(draft).filter(([name]) => !name.endsWith('.id')).map(([, value]) => String(value)).toSorted()

test('no text of a report is lost on the way to a tree and back, and a page drawn twice is the same page', () => {
  fc.assert(fc.property(drafts, (draft) => {
    const drawn = withRowIds(draft)
    expect(textsOf(drawn)).toEqual(textsOf(draft))
    expect(withRowIds(drawn)).toEqual(drawn)
    expect(draftOf(treeOf(drawn, keptName), drawn)).toEqual(drawn)
  }))
})

test('rows keep their order and their id; one without, or with the id of a row above it, gets one', () => {
  const names = ['nieuw1', 'nieuw2']
  const tree = treeOf({ 'costs.0.id': 'a', 'costs.0.description': 'Karton', 'costs.1.id': 'a', 'costs.1.description': 'Lijm', 'costs.2.id': 'niet goed!', 'costs.2.description': 'Hout' }, () => names.shift() ?? '')
  expect(tree).toEqual({ costs: [{ id: 'a', description: 'Karton' }, { id: 'nieuw1', description: 'Lijm' }, { id: 'nieuw2', description: 'Hout' }] })
})

test('one partner that is ticked and a list of them are the same kind of answer, and the name of an activity never changes', () => {
  const draft = { 'activities.0.id': 'a1', 'activities.0.partnersTookPart': 'De Kring' }
  expect(treeOf(draft, keptName)).toEqual({ activities: { 0: { partnersTookPart: ['De Kring'] } } })
  expect(withRowIds(draft)).toEqual({ 'activities.0.id': 'a1', 'activities.0.partnersTookPart': ['De Kring'] })
})
