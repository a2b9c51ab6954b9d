import { describe, expect, test } from 'vitest'
import { visitor, type Actor } from '@/lib/access/actor'
import { adminTabs, callTabs, homeOf, navigationFor } from '@/lib/access/navigation'

const person: Actor = { ...visitor, userId: 'someone', name: 'Els', roles: [] }
const staff = (...roles: Actor['roles']): Actor => ({ ...person, roles })
const member: Actor = { ...person, memberships: [{ organisationId: 'academy', role: 'APPLICANT_EDITOR' }] }
const hrefs = (actor: Actor): string[] => navigationFor(actor).map(({ href }) => href)

describe('the menu', () => {
  test('a visitor sees what is public', () => {
    expect(hrefs(visitor)).toEqual(['/oproepen', '/activiteiten', '/actoren', '/kennis', '/monitor', '/kalender'])
  })

  test('an applicant sees the own side and the open calls', () => {
    expect(hrefs(member)).toEqual(['/academie', '/academie/organisatie', '/oproepen', '/activiteiten', '/actoren', '/kennis', '/monitor', '/kalender'])
  })

  test('a coordinator has the partnership too', () => {
    expect(hrefs({ ...person, memberships: [{ organisationId: 'lead', role: 'PARTNERSHIP_COORDINATOR' }] })).toEqual(['/academie', '/academie/organisatie', '/partnerschap', '/opvolging', '/oproepen', '/activiteiten', '/actoren', '/kennis', '/monitor', '/kalender'])
  })

  test('whoever has no role yet comes to register an organisation', () => {
    expect(hrefs(person)).toEqual(['/academie', '/academie/organisatie', '/oproepen', '/activiteiten', '/actoren', '/kennis', '/monitor', '/kalender'])
  })

  test('a reviewer sees the own queue and nothing of the office', () => {
    expect(hrefs(staff('VLAIO_REVIEWER'))).toEqual(['/beoordelen'])
  })

  test('each role of the office sees the pages its rights open', () => {
    const office = ['/beheer', '/beheer/oproepen', '/beheer/dossiers']
    expect(hrefs(staff('VLAIO_OFFICER'))).toEqual([...office, '/beheer/betalingen', '/beheer/verslagen', '/beheer/controle', '/beheer/kennis', '/opvolging', '/beheer/uitgaand', '/beheer/machtigingen', '/admin/monitor'])
    expect(hrefs(staff('VLAIO_DECIDER'))).toEqual([...office, '/beheer/controle', '/opvolging'])
    expect(hrefs(staff('VLAIO_FINANCE'))).toEqual([...office, '/beheer/betalingen', '/beheer/verslagen', '/beheer/controle', '/opvolging'])
    expect(hrefs(staff('VLAIO_ADMIN'))).toEqual([...office, '/opvolging', '/beheer/uitgaand', '/admin/oproepen'])
    expect(hrefs(staff('AUDITOR'))).toEqual([...office, '/beheer/betalingen', '/beheer/verslagen', '/beheer/controle', '/opvolging', '/beheer/uitgaand', '/admin/gebruikers'])
  })

  test('several roles give each page once', () => {
    expect(hrefs(staff('VLAIO_REVIEWER', 'VLAIO_PANEL_CHAIR', 'VLAIO_DECIDER'))).toEqual(['/beoordelen', '/beheer', '/beheer/oproepen', '/beheer/dossiers', '/beheer/controle', '/opvolging'])
    expect(hrefs({ ...member, roles: ['VLAIO_REVIEWER'] })).toEqual(['/academie', '/academie/organisatie', '/beoordelen'])
  })

  test('a policy domain gives advice and reads what is public', () => {
    expect(hrefs(staff('POLICY_DOMAIN'))).toEqual(['/adviezen', '/opvolging', '/oproepen', '/activiteiten', '/actoren', '/kennis', '/monitor', '/kalender'])
  })

  test('the wordmark leads to where one works', () => {
    expect([visitor, member, staff('VLAIO_REVIEWER'), staff('VLAIO_FINANCE')].map(homeOf)).toEqual(['/', '/academie', '/beoordelen', '/beheer'])
  })
})

describe('tabs', () => {
  const labels = (tabs: { label: string }[]): string[] => tabs.map(({ label }) => label)

  test.each([
    ['VLAIO_ADMIN', ['Oproepen', 'Gebruikers', 'Partnerschappen', 'Beleidsdomeinen', 'Criteria en indicatoren', 'Schoolvakanties', 'Brieven', 'Controleregels', 'STEM-monitor', 'Mails, brieven, betalen']],
    ['AUDITOR', ['Gebruikers']],
    ['VLAIO_OFFICER', ['STEM-monitor']],
  ] as const)('of the administrator hide from %s what that role may not open', (role, expected) => {
    expect(labels(adminTabs(staff(role)))).toEqual(expected)
  })

  test.each([
    ['VLAIO_OFFICER', ['Overzicht', 'Toewijzing', 'Beoordelingen', 'Overleg', 'Rangschikking', 'Scenario’s', 'Beslissing', 'Advies', 'Uitstel']],
    ['VLAIO_DECIDER', ['Overzicht', 'Beoordelingen', 'Overleg', 'Rangschikking', 'Scenario’s', 'Beslissing', 'Advies']],
    ['VLAIO_FINANCE', ['Overzicht']],
    ['AUDITOR', ['Overzicht', 'Toewijzing', 'Beoordelingen', 'Overleg', 'Rangschikking', 'Scenario’s', 'Beslissing', 'Advies', 'Uitstel']],
  ] as const)('of a call hide from %s what that role may not open', (role, expected) => {
    expect(labels(callTabs(staff(role)))).toEqual(expected)
  })
})
