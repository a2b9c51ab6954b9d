import { expect, test } from 'vitest'
import { placeWords } from '@/app/(office)/admin/brieven/part-words'
import { letterTextsOf } from '@/lib/letters/letter-texts'
import { fieldsOf, isTemplatePart, templateParts } from '@/lib/letters/template-fields'

test('every word between braces that a letter may name is explained', () => {
  const places = Object.keys(templateParts).filter(isTemplatePart).flatMap((part) => fieldsOf(part, letterTextsOf({ texts: {} })).flatMap((field) => field.places))
  expect([...new Set(places)].filter((place) => placeWords[place] === undefined)).toEqual([])
})
