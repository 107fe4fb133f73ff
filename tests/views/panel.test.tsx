import { expect, test } from 'bun:test'
import { calendarOf } from '../../src/inventory/calendar.ts'
import { BookingForm } from '../../views/bookings/quote.tsx'
import { PackageResults } from '../../views/packages/list.tsx'
import { PackagePanel } from '../../views/packages/panel.tsx'
import {
  calendar,
  cards,
  formProps,
  packageProps,
  pageOf,
  quote,
  request,
  themes,
} from '../support/fixtures.ts'

const page = pageOf('en', '/packages/garden-vows')
const panel = (more = {}) => {
  const { similar: _similar, testimonials: _testimonials, ...props } = packageProps(page, more)
  return String(<PackagePanel {...props} />)
}
const inputFor = (html: string, id: string) =>
  html.match(new RegExp(`<input[^>]*id="${id}"[^>]*>`))?.[0] ?? ''

test('a day that is taken cannot be chosen, and says why', () => {
  const taken = inputFor(panel(), 'date-2027-06-12')
  expect(taken).toContain('disabled')
  expect(taken).toContain('aria-label="Saturday, 12 June 2027, fully booked"')
  expect(panel()).toContain('<s>12</s>')
})

test('the last place of a day is told in words and not by colour alone', () => {
  expect(inputFor(panel(), 'date-2027-06-06')).toContain('last place')
  expect(panel()).toContain('1 left')
})

test('a chosen day stays chosen while another month is looked at', () => {
  const july = calendarOf('2027-07', new Map(), 2, '2027-06-03', '2028-05-31')
  const html = panel({ calendar: july })
  expect(inputFor(html, 'date-2027-06-05')).toContain('checked')
  expect(html.match(/name="date"[^>]*checked/g)).toHaveLength(1)
})

test('turning the month sends the whole form to the listing, with scripts or without', () => {
  expect(panel()).toMatch(
    /<button[^>]*name="month" value="2027-07" formaction="\/packages\/garden-vows#calendar"/,
  )
})

test('free days nearby keep everything else that was chosen', () => {
  const html = panel({ near: ['2027-06-09'], request: { ...request, date: '2027-06-12' } })
  expect(html).toContain('fully booked')
  expect(html).toContain(
    'href="/packages/garden-vows?date=2027-06-09&amp;guests=60&amp;eventType=wedding&amp;theme=wild-meadow&amp;addOn.photographer=3&amp;addOn.lanterns=1#calendar"',
  )
})

test('without a day nothing is said to be due on one; close to the day all of it is due at once', () => {
  expect(panel({ request: { addOns: {} } })).not.toContain('Balance')
  expect(panel()).toContain('Balance due by 29 May 2027')
  const soon = { ...quote, deposit: quote.total, balance: { amount: 0, currency: 'EUR' } }
  expect(panel({ quote: soon })).toContain('Due to secure the day')
  expect(panel({ quote: soon })).not.toContain('Balance')
})

test('Enter in a field asks for the quote and does not turn the month', () => {
  expect(panel().match(/<button[^>]*>/)?.[0]).toContain('hidden')
})

test('the form carries the choice, the quote and the key of this submission', () => {
  const html = String(<BookingForm {...formProps(page)} />)
  for (const [name, value] of [
    ['listing', 'garden-vows'],
    ['date', '2027-06-05'],
    ['guests', '60'],
    ['theme', 'wild-meadow'],
    ['addOn.photographer', '3'],
    ['quote', 'a1b2c3'],
    ['key', '0192f0c1-7b7a-7cc0-8000-000000000001'],
  ])
    expect(html).toContain(`<input type="hidden" name="${name}" value="${value}"/>`)
})

test('a problem is summed up, linked to its field and told beneath it, and what was typed is kept', () => {
  const html = String(
    <BookingForm
      {...formProps(page, {
        values: { email: 'amelie@' },
        problems: [{ path: 'email', code: 'not_an_email' }],
      })}
    />,
  )
  expect(html).toContain('role="alert"')
  expect(html).toContain('href="#field-email"')
  const input = inputFor(html, 'field-email')
  expect(input).toContain('aria-invalid="true"')
  expect(input).toContain('aria-describedby="field-email-hint field-email-problem"')
  expect(input).toContain('value="amelie@"')
})

test('nothing found: each filter that helps is offered as a link without it, prices in whole units', () => {
  const html = String(
    <PackageResults
      page={pageOf('en', '/packages')}
      filters={{ sort: 'featured', eventType: 'wedding', minPrice: 5000, maxPrice: 10_000 }}
      cards={[]}
      total={0}
      themes={themes}
      first="2027-06-03"
      last="2028-05-31"
      drops={[{ filter: 'maxPrice', count: 2 }]}
    />,
  )
  expect(html).toContain('No packages')
  expect(html).toContain('href="/packages?eventType=wedding&amp;minPrice=50"')
})

test('a card keeps what was asked for in its link', () => {
  const html = String(
    <PackageResults
      page={pageOf('fr', '/packages')}
      filters={{ sort: 'featured', guests: 60, date: '2027-06-05' }}
      cards={cards.slice(0, 1)}
      total={1}
      themes={themes}
      first="2027-06-03"
      last="2028-05-31"
      drops={[]}
    />,
  )
  expect(html).toContain('href="/fr/packages/garden-vows?date=2027-06-05&amp;guests=60"')
})

test('the calendar of the fixtures has a taken, a last and a closed day, or the tests above prove nothing', () => {
  const states = new Set(calendar.weeks.flat().map((each) => each?.state))
  expect(states).toContain('full')
  expect(states).toContain('limited')
  expect(states).toContain('closed')
})
