import { expect, test } from 'vitest'
import { sectionsDone } from '@/app/(applicant)/aanvragen/_steps/task-groups'
import type { TaskStatus } from '@/app/_ui/task-list'

const groupOf = (...statuses: TaskStatus[]) => ({ title: 'Uw aanbod', tasks: statuses.map((status, index) => ({ title: `Deel ${index}`, status })) })

test('a section that still has to be confirmed does not count as complete', () => {
  expect(sectionsDone([groupOf('confirm', 'complete'), groupOf('busy', 'complete', 'not-started')])).toEqual('2 van 5 onderdelen volledig, 1 te bevestigen')
})

test('the filing itself is no section', () => {
  expect(sectionsDone([groupOf('complete'), { title: 'Indienen', tasks: [{ title: 'Verklaringen', status: 'complete' }, { title: 'Nakijken en indienen', status: 'confirm' }] }])).toEqual('2 van 2 onderdelen volledig')
})
