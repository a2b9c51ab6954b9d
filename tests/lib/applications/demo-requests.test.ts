import { expect, test } from 'vitest'
import { systemActor } from '@/lib/access/actor'
import { missing } from '@/lib/applications/completeness'
import { requestContext } from '@/lib/applications/request-context'
import { draftSchema } from '@/lib/applications/schema'
import { asActor } from '@/lib/db'
import { storyDatabase } from '@/tests/support/portal-server'

await storyDatabase()

/** What still misses in the open draft of this organisation in the demo story. */
const problemsOf = (organisation: string) =>
  asActor(systemActor('test'), async (tx, now) => {
    const application = await tx.application.findFirstOrThrow({ where: { status: 'DRAFT', call: { code: 'UIT-DEMO' }, organisation: { legalName: organisation } }, include: { call: true } })
    return missing(draftSchema.parse(application.draft), await requestContext(tx, application, now)).problems
  })

test('the travelling crane of the demo is complete, but not signed', async () => {
  const problems = await problemsOf('Schoolbestuur De Wipbalk')
  expect(problems.map(({ field }) => field.split('.')[0])).toEqual(Array(10).fill('declarations'))
})

test('every draft of the demo can be read, and every one still misses something', async () => {
  const drafts = await asActor(systemActor('test'), tx => tx.application.findMany({ where: { status: 'DRAFT', discardedAt: null }, include: { organisation: true, call: true } }))
  expect(drafts.length).toBeGreaterThan(4)
  for (const { organisation } of drafts.filter(({ call }) => call.code === 'UIT-DEMO')) expect((await problemsOf(organisation.legalName)).length).toBeGreaterThan(0)
})
