import { expect, test } from 'bun:test'
import { WORDS } from '../../src/translations/words.ts'

const stem = (key: string) => key.replace(/_(one|many|other)$/, '')
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()

test('English and French have the same strings', () => {
  const stems = (language: 'en' | 'fr') => [...new Set(Object.keys(WORDS[language]).map(stem))].sort()
  expect(stems('fr')).toEqual(stems('en'))
})

test('every plural is complete: French has a form of its own for millions', () => {
  const wanting = (language: 'en' | 'fr', forms: string[]) =>
    Object.keys(WORDS[language])
      .filter((key) => key.endsWith('_other'))
      .flatMap((key) => forms.map((form) => `${stem(key)}_${form}`))
      .filter((key) => !(key in WORDS[language]))
  expect(wanting('en', ['one'])).toEqual([])
  expect(wanting('fr', ['one', 'many'])).toEqual([])
})

test('a string and its translation leave the same gaps', () => {
  const differing = Object.entries(WORDS.en).filter(
    ([key, text]) => key in WORDS.fr && gaps(WORDS.fr[key]!).join() !== gaps(text).join(),
  )
  expect(differing.filter(([key]) => !key.endsWith('_one'))).toEqual([])
})
