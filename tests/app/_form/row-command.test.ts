import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { changeRows, rowCount } from '@/app/_form/row-command'
import { SaveLine } from '@/app/_form/save-line'

const form = (fields: Record<string, string | string[]>): FormData => {
  const formData = new FormData()
  for (const [name, value] of Object.entries(fields)) for (const text of [value].flat()) formData.append(name, text)
  return formData
}

describe('rows changed by the server, for whoever has no JavaScript', () => {
  test('a form sent by its own button is nobody’s row', () => {
    expect(changeRows(form({ 'sessions.0.date': '06/02/2027' }))).toEqual(null)
    expect(changeRows(form({ row: 'sort:sessions' }))).toEqual(null)
    expect(changeRows(form({ row: 'add:' }))).toEqual(null)
  })

  test('a row is added after the last, and nothing typed is lost', () => {
    const state = changeRows(form({ row: 'add:sessions', title: 'Bruggen', ages: ['a', 'b'], 'sessions.0.date': '06/02/2027', 'sessions.1.date': '' }))
    expect(state?.status).toEqual('refused')
    expect(state?.problems).toEqual([])
    expect(state?.values).toEqual({ title: 'Bruggen', ages: ['a', 'b'], 'sessions.0.date': '06/02/2027', 'sessions.1.date': '', 'sessions.2.': '' })
    expect(rowCount(state?.values ?? {}, 'sessions')).toEqual(3)
  })

  test('a removed row takes only its own fields with it, and the next ones move up', () => {
    const state = changeRows(
      form({ row: 'remove:sessions:1', 'sessions.0.end': '16.00', 'sessions.1.end': '11.30', 'sessions.2.end': '12.00', 'sessions.10.end': '9.00', 'sessionsOther.2.end': 'blijft' }),
    )
    expect(state?.values).toEqual({ 'sessions.0.end': '16.00', 'sessions.1.end': '12.00', 'sessions.9.end': '9.00', 'sessionsOther.2.end': 'blijft' })
  })

  test('rows inside a row are told apart from the row', () => {
    const state = changeRows(form({ row: 'remove:activities.1.sessions:0', 'activities.0.sessions.0.date': 'a', 'activities.1.sessions.0.date': 'b', 'activities.1.sessions.1.date': 'c' }))
    expect(state?.values).toEqual({ 'activities.0.sessions.0.date': 'a', 'activities.1.sessions.0.date': 'c' })
  })

  test('what the framework adds to a form does not come back as a value', () => {
    expect(changeRows(form({ row: 'add:sessions', $ACTION_ID_1: '' }))?.values).toEqual({ 'sessions.0.': '' })
  })

  test('the page that comes back says that nothing of it is saved yet, whatever was saved before', () => {
    const line = (unsaved: boolean) => renderToStaticMarkup(createElement(SaveLine, { line: { status: 'untouched' }, savedAt: '2026-06-01T12:32:00Z', unsaved })).replaceAll(/<[^>]+>/g, '')
    expect([line(true), line(false)]).toEqual(['Nog niet bewaard. Klik onderaan op “Bewaar”.', 'Alles bewaard op 01/06/2026 om 14.32 uur'])
  })
})
