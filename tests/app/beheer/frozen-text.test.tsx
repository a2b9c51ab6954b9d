import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { FrozenText } from '@/app/(office)/beheer/verslagen/[id]/frozen-text'
import { reportedActivity } from '@/lib/indicators/schema'

const none = { announcementEvidence: null, partnerConfirmation: null, photoEvidence: null, photoConsent: false, partnerContribution: null, lesson: null }
const narrative = { impact: '', successFactors: '', doDifferently: '', followUp: '', estimatedChildren: null }

test('the controller reads of an activity where its participants live, who stayed, how open it was and which women guided it', () => {
  const activity = { ...reportedActivity.parse({ rowId: 'a1', status: 'HELD', participants: 20, residence: [{ nis: '24062', count: 3 }, { nis: '12025', count: 15 }], residenceUnknown: 2, completed: 18, accessible: true, reasonableAdjustments: 1, staffWomen: 2 }), ...none, title: 'Bruggen' }
  const municipalities = [{ nis: '12025', name: 'Mechelen', region: 'VLG' as const, postcodes: [] }, { nis: '24062', name: 'Leuven', region: 'VLG' as const, postcodes: [] }]
  const shown = renderToStaticMarkup(<FrozenText frozen={{ activities: [activity], narrative, targetGroups: [], money: null, cooperation: null, files: [] }} codeLists={{}} municipalities={municipalities} planned={[]} evidence={[]} scanner="configured" />)
  const rows = Object.fromEntries([...shown.matchAll(/<dt[^>]*>(.*?)<\/dt><dd[^>]*>(.*?)<\/dd>/g)].map(([, term, value]) => [term, value]))
  expect([rows['Woongemeenten'], rows['Minstens 75% van de sessies aanwezig'], rows['Toegankelijk'], rows['Vrouwen onder de begeleiders']]).toEqual(['Mechelen: 15, Leuven: 3, onbekend: 2', '18', 'ja, redelijke aanpassingen: 1', '2'])
})

test('a cost and a revenue are called by their kind, and a kind that no list knows by its code', () => {
  const cost = { category: 'STAFF', description: 'Begeleiding', budget: 120_000n, real: 120_050n, proofNumber: 'F-12', supplier: null, invoiceDate: null, paymentDate: null, vat: null, explanation: null }
  const money = { costs: [cost, { ...cost, category: 'ODD' }], revenues: [{ category: 'SPONSOR', description: 'Garage De Ster', amount: 25_000n }], costsCents: 240_100n, otherRevenueCents: 25_000n, inKindCents: 0n }
  const codeLists = { costCategory: [{ code: 'STAFF', nl: 'personeelskosten' }], revenueCategory: [{ code: 'SPONSOR', nl: 'sponsoring' }] }
  const shown = renderToStaticMarkup(<FrozenText frozen={{ activities: [], narrative, targetGroups: [], money, cooperation: null, files: [] }} codeLists={codeLists} municipalities={[]} planned={[]} evidence={[]} scanner="configured" />)
  expect([...shown.matchAll(/table__note">([^<]*)</g)].map(([, note]) => note)).toEqual(['personeelskosten', 'ODD', 'sponsoring'])
  expect(shown).toContain('250,00 euro')
})
