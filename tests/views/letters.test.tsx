import { describe, expect, test } from 'bun:test'
import ICAL from 'ical.js'
import { ACCOUNT_LETTERS } from '../../src/accounts/letter-names.ts'
import { invitationsIn } from '../../src/bookings/invitation.ts'
import { sampleBooking } from '../../src/bookings/samples.ts'
import { LANGUAGES } from '../../src/shared/languages.ts'
import { localeOf } from '../../src/translations/locale.ts'
import { balanceDue, bookingReminder } from '../../views/emails/ahead.tsx'
import { BOOKING_LETTERS, LETTERS, type SampledIn } from '../../views/emails/letters.ts'
import { paymentFailed, paymentReceived, refunded } from '../../views/emails/payments.tsx'
import { chatReply, contactReceived, houseContact } from '../../views/emails/words.tsx'
import { EVERYTHING, EVERYTHING_IN_A_LINE } from '../support/hostile.ts'
import { faultsOfHtml } from '../support/html.ts'

// Every letter of the house in both languages, made of its sample.

const NOW = Date.parse('2027-01-05T09:00Z') / 1000
const HOUSE = {
  name: 'Maison Rendezvous',
  currency: 'EUR',
  zone: 'Europe/London',
  approvalHours: 72,
  offerHours: 24,
}
const sampled = (language: 'en' | 'fr'): SampledIn => ({
  locale: localeOf(language),
  house: HOUSE,
  baseUrl: 'https://house.example',
  now: NOW,
})
const booked = (language: 'en' | 'fr') => {
  const { locale, house, baseUrl } = sampled(language)
  const booking = sampleBooking({ language, currency: 'EUR', now: NOW })
  return { locale, house, baseUrl, booking, link: 'https://house.example/bookings/K7M2PX' }
}

/** Words as somebody sees them. */
const seen = (html: string) =>
  html
    .replace(/^.*<body>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replace(/\s+/g, ' ')
const words = (text: string) => text.replace(/\s+/g, ' ').trim()

test('the list has every letter that the house writes', () => {
  expect(Object.keys(LETTERS).sort()).toEqual(
    [
      ...ACCOUNT_LETTERS,
      'balance-due',
      'booking-called-off',
      'booking-cancelled',
      'booking-changed',
      'booking-confirmed',
      'booking-declined',
      'booking-received',
      'booking-reminder',
      'booking-unanswered',
      'by-hand',
      'chat-reply',
      'contact-received',
      'house-cancelled',
      'house-changed',
      'house-contact',
      'house-copy',
      'house-payment-received',
      'house-unanswered',
      'payment-failed',
      'payment-received',
      'refund',
      'review-request',
      'waitlist-joined',
      'waitlist-offer',
    ].sort(),
  )
  for (const name of Object.keys(BOOKING_LETTERS)) expect(LETTERS).toHaveProperty(name)
})

describe.each([...LANGUAGES])('in %s', (language) => {
  const letters = Object.entries(LETTERS).map(
    ([name, { preview }]) => [name, preview(sampled(language))] as const,
  )

  test.each(letters)(
    '%s has a subject of one line, and no gap in its words',
    (_, { subject, html, text }) => {
      expect(subject).toMatch(/^[^\p{Cc}]{5,150}$/u)
      for (const each of [subject, html, text]) {
        expect(each).not.toMatch(/\{\{|undefined|\[object|NaN|Invalid Date/)
        // A string that was not found is its own name.
        expect(each).not.toMatch(/\b(letter|booking|form|bill)\.[a-zA-Z]+\.?/)
      }
    },
  )

  test.each(letters)(
    '%s is a whole document of its language in the one frame',
    async (_, { subject, html }) => {
      expect(html).toStartWith(`<!doctype html><html lang="${language}">`)
      expect(html).toContain(`<p class="house">${HOUSE.name}</p>`)
      expect(html.match(/<h1[ >]/g)).toHaveLength(1)
      expect(seen(`<body>${/<title>(.*)<\/title>/s.exec(html)![1]}`)).toContain(words(subject))
      expect(html).not.toMatch(/<script|<img|<link|<form|\son\w+=|javascript:/i)
      expect((await faultsOfHtml(html)).filter((fault) => !/style/.test(fault))).toEqual([])
    },
  )

  test.each(letters)('%s says the same in plain text', (_, { html, text }) => {
    const shown = seen(html)
    for (const line of text.split('\n').map(words).filter(Boolean)) {
      if (line.startsWith('https://')) {
        expect(html).toContain(`href="${line.replaceAll('&', '&amp;')}"`)
        continue
      }
      // What is a cell beside another one, or a heading, is a line of its own.
      for (const part of line.split(/\s?: | ?:$/).filter(Boolean))
        expect(shown.toLowerCase()).toContain(part.toLowerCase())
    }
  })

  test.each(letters)(
    '[S144] %s has no address in its links, which all lead to the house',
    (_, { html, text }) => {
      const links = [
        ...[...html.matchAll(/href="([^"]*)"/g)].map(([, link]) => link!),
        ...[...text.matchAll(/https?:\S+/g)].map(([link]) => link),
      ]
      for (const link of links) {
        expect(link).toStartWith('https://house.example/')
        expect(decodeURIComponent(link)).not.toContain('@')
      }
    },
  )

  test('a reminder names the day, the time and the zone, and never how many days it still is', () => {
    const props = booked(language)
    for (const line of props.booking.lines) {
      const { subject, text } = bookingReminder({ ...props, line })
      expect(subject).toContain(line.title.text)
      expect(text).toContain(line.when.time!)
      expect(text).toContain(props.locale.day(line.when.day))
      expect(text).toContain(language === 'en' ? 'London time' : 'heure de London')
      expect(text).not.toMatch(
        /in two days|dans deux jours|tomorrow|demain|in \d+ (days|hours)|dans \d+ (jours|heures)/i,
      )
      const other = props.booking.lines.find((each) => each !== line)!
      expect(text).not.toContain(other.title.text)
    }
  })

  test('a balance says how much is due and until when', () => {
    const { locale, booking, ...props } = booked(language)
    const { subject, text } = balanceDue({ locale, booking, ...props })
    for (const each of [subject, text]) {
      expect(each).toContain(locale.money(booking.balance))
      expect(each).toContain(locale.day(booking.balanceDue, 'medium'))
    }
  })

  test('a payment that was the last says so, and one that came too late says why it went back', () => {
    const props = booked(language)
    const { currency } = props.booking.total
    const payment = { amount: { amount: 5_000, currency }, at: NOW }
    const some = paymentReceived({ ...props, payment, left: { amount: 100, currency } }).text
    const all = paymentReceived({ ...props, payment, left: { amount: 0, currency } }).text
    const { t, money } = props.locale
    expect(all).toContain(t('letter.paid.whole'))
    expect(some).not.toContain(t('letter.paid.whole'))
    expect(some).toContain(money({ amount: 100, currency }))
    const late = refunded({ ...props, refund: payment, late: true }).text
    expect(late).toContain(t('letter.refund.late', { amount: money(payment.amount) }))
    const open = paymentFailed({ ...props, payment }).text
    expect(open).toContain(t('letter.unpaid.again'))
  })
})

test('whoever is sent the receipt of a form reads nothing of what was typed into it', () => {
  const { locale, house } = sampled('en')
  const said = { locale, house, name: 'Buy now', email: 'ann@example.org', message: 'https://spam.example' }
  const { html, text, subject } = contactReceived(said)
  for (const each of [html, text, subject]) expect(each).not.toMatch(/Buy now|spam\.example|ann@/)
})

test('[S93] letters carry words of strangers as words and nothing else', () => {
  const { locale, house } = sampled('en')
  const typed = EVERYTHING
  const name = EVERYTHING_IN_A_LINE
  const props = booked('en')
  const booking = { ...props.booking, customer: { ...props.booking.customer, name } }
  const payment = { amount: booking.total, at: NOW, method: name }
  const [line] = [{ ...booking.lines[0]!, title: { text: name } }]
  const link = 'https://house.example/chat'
  for (const { html, text } of [
    chatReply({ locale, house, name, reply: typed, link }),
    houseContact({ locale, house, name, email: 'ann@example.org', phone: name, message: typed }),
    paymentReceived({ ...props, booking, payment, left: booking.balance }),
    paymentFailed({ ...props, booking, payment }),
    refunded({ ...props, booking, refund: payment }),
    bookingReminder({ ...props, booking, line }),
    balanceDue({ ...props, booking }),
  ]) {
    expect(text).toContain(name)
    expect(html).not.toMatch(/<script|<img|<svg|<iframe|<[^>]*\son\w+=/i)
  }
})

test('a file of one booking is the same in every try of its letter, and says what has become of it', () => {
  const terms = { name: 'Maison', email: 'house@house.example' }
  const at = { baseUrl: 'https://house.example', link: 'https://house.example/bookings/K7M2PX' }
  const made = sampleBooking({ language: 'en', currency: 'EUR', now: NOW })
  const again = {
    ...made,
    events: [...made.events, { at: NOW + 500, what: 'resent' as const, who: 'house' as const }],
  }
  expect(invitationsIn(again, terms, at)).toEqual(invitationsIn(made, terms, at))
  const said = (status: Parameters<typeof sampleBooking>[1]) => {
    const [file] = invitationsIn(
      sampleBooking({ language: 'en', currency: 'EUR', now: NOW }, status),
      terms,
      at,
    )
    const { type, content } = file!
    const events = new ICAL.Component(ICAL.parse(content)).getAllSubcomponents('vevent')
    return [
      /method=(\w+)$/.exec(type)![1],
      ...new Set(events.map((each) => each.getFirstPropertyValue('status'))),
    ]
  }
  expect(said('pending')).toEqual(['REQUEST', 'TENTATIVE'])
  expect(said('confirmed')).toEqual(['REQUEST', 'CONFIRMED'])
  expect(said('completed')).toEqual(['REQUEST', 'CONFIRMED'])
  expect(said('cancelled')).toEqual(['CANCEL', 'CANCELLED'])
  expect(said('expired')).toEqual(['CANCEL', 'CANCELLED'])
})

test('what the house has changed or cancelled itself is not said to be its customer’s doing, nor agreed to', () => {
  for (const language of LANGUAGES)
    for (const [name, what] of [
      ['booking-changed', 'changed'],
      ['house-changed', 'changed'],
      ['house-cancelled', 'cancelled'],
    ] as const) {
      const props = booked(language)
      const [theirs, ours] = (['customer', 'house'] as const).map((who) => {
        const events = [...props.booking.events, { at: NOW, what, who }]
        return BOOKING_LETTERS[name].render({ ...props, booking: { ...props.booking, events } })
      })
      expect(theirs!.text).toMatch(/customer has|agreed to|Le client|accepté/)
      expect(ours!.text).not.toMatch(/customer has|agreed to|Le client|accepté/)
    }
})

test('terms that hold for every line are said once, and others each with what they are about', () => {
  const props = booked('en')
  const [first, second] = props.booking.lines
  const render = (policy: NonNullable<typeof first>['policy']) => {
    const lines = [first!, { ...second!, policy }]
    const { text } = BOOKING_LETTERS['booking-confirmed'].render({
      ...props,
      booking: { ...props.booking, lines },
    })
    return text.slice(text.indexOf('IF PLANS CHANGE'))
  }
  expect(render(first!.policy).match(/Later than that/g)).toHaveLength(1)
  const other = render([{ hours: 24, percent: 100 }])
  expect(other).toContain(`${first!.title.text}: Cancel at least 30 days`)
  expect(other).toContain(`${second!.title.text}: Cancel at least 24 hours`)
})
