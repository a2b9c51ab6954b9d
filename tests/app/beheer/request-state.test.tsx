import { expect, test } from 'vitest'
import { RequestState } from '@/app/(office)/beheer/oproepen/[code]/toewijzing/request-state'
import { pageOf } from '@/tests/support/page'

const request = { askedAt: new Date('2026-11-22T13:02:00Z'), askedBy: 'Sarah Willems', refused: null, late: true }
const path = '/beheer/oproepen/ACT-DEMO/toewijzing'

test('a proposal that does not come says so, and what to do; one that cannot be says why', () => {
  const late = pageOf(<RequestState request={request} path={path} />)
  expect(late).toContain('Het voorstel is er nog niet')
  expect(late).toContain('Misschien staan de achtergrondtaken van het loket stil.')
  expect(late).toContain('14.02 uur')
  expect(late).toContain(`<a href="${path}">Kijk of het klaar is</a>`)
  const refused = pageOf(<RequestState request={{ ...request, refused: 'Wie het vroeg, heeft dat recht niet meer.' }} path={path} />)
  expect(refused).toContain('Wie het vroeg, heeft dat recht niet meer. Het werd gevraagd door Sarah Willems')
  expect(refused).not.toContain('Kijk of het klaar is')
})
