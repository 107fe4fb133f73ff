import { expect, test } from 'bun:test'
import { tourKind } from '../../src/listings/kinds/tour.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { localeOf } from '../../src/translations/locale.ts'
import { facts } from '../../views/tours/line.tsx'
import { TourPanel } from '../../views/tours/panel.tsx'
import { agesWords, changeWords, lengthWords } from '../../views/tours/words.ts'
import { pageOf } from '../support/fixtures.ts'
import { departure, offer, tourProps } from '../support/tours.ts'

const [en, fr] = [localeOf('en'), localeOf('fr')]
const choice = {
  date: departure.day,
  units: [
    { unit: 'adult', quantity: 2 },
    { unit: 'child', quantity: 1 },
  ],
}
const line = {
  choice: tourKind.keep(offer, choice),
  when: tourKind.when(offer, choice, DEFAULT_TERMS),
}
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

test('a booked tour is told in terms and words, its time with its zone', () => {
  expect(facts(en, line).map(({ term, words }) => [term, plain(words.text)])).toEqual([
    ['When', `${en.day(departure.day)}, 10:00–13:00 (CEST)`],
    ['Length', '3 h'],
    ['Meeting point', 'Port de l’Arsenal, gate 3'],
    ['Party', '2 × Adult, 1 × Child'],
  ])
  expect(plain(facts(fr, line)[0]!.words.text)).toMatch(/^samedi 5 juin 2027, 10:00–13:00 \(UTC\+2\)$/)
})

test('lengths, ages and changes of a price are said as a person would', () => {
  expect([45, 60, 150, 2880].map((each) => plain(lengthWords(en, each)))).toEqual([
    '45 min',
    '1 h',
    '2 h 30 min',
    '2 days',
  ])
  expect(offer.units.map((unit) => agesWords(en, unit))).toEqual(['16 and over', '3 to 15', 'up to 2'])
  const said = [{ times: 1.5 }, { percent: -12.5 }, { add: 300 }, { price: 900 }] as const
  expect(said.map((each) => changeWords(en, each, 'EUR'))).toEqual(['×1.5', '−12.5%', '+€3', '€9'])
  expect(said.map((each) => plain(changeWords(fr, each, 'EUR')))).toEqual(['×1,5', '−12,5 %', '+3 €', '9 €'])
})

test('the panel shows a sold-out day struck through, and the departures of the chosen one', async () => {
  const html = String(await (<TourPanel {...tourProps(pageOf('en', '/tours/canal-by-canoe'))} />))
  expect(html).toMatch(/value="2027-06-12"[^>]*disabled/)
  expect(html).toContain('<s>12</s>')
  expect(html).toContain(`aria-label="${en.day(departure.day)}, places free, €60"`)
  expect(html).toContain(`aria-label="${en.day('2027-06-12')}, sold out"`)
  expect(html).toContain('8 places')
  expect(html).toContain('2 places left')
  expect(html).toContain('2 × €60 (Summer × 1.5)')
})
