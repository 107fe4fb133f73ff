import { expect, test } from 'bun:test'
import { BookingPage } from '../../views/bookings/show.tsx'
import { bookingReceived } from '../../views/emails/booking-received.tsx'
import { PackagePage } from '../../views/packages/detail.tsx'
import { booking, listing, packageProps, pageOf } from '../support/fixtures.ts'

const NASTY = '</script><img src=x onerror=alert(1)>{{name}}$t(home)"\''
const nastyBooking = {
  ...booking,
  message: NASTY,
  customer: { ...booking.customer, name: NASTY, company: NASTY },
}

test('[S85] what a customer typed is only ever text on the booking page', () => {
  const page = pageOf('en', '/bookings/K7QM4TZX')
  const html = String(<BookingPage page={page} booking={nastyBooking} fresh={false} cancellable changeable />)
  expect(html).not.toContain('<img src=x')
  expect(html).toContain('{{name}}$t(home)')
})

test('[S90] a title cannot end the block of facts for machines', () => {
  const props = packageProps(pageOf('en', '/packages/garden-vows'), {
    listing: { ...listing, title: { text: NASTY } },
  })
  const html = String(<PackagePage {...props} />)
  const blocks = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)]
  expect(blocks.map(([, json]) => JSON.parse(json ?? '').name ?? 'crumbs')).toEqual([NASTY, 'crumbs'])
  expect(html).not.toContain('<img src=x')
})

test('[S98] a letter escapes what was typed and never reads it as a template', () => {
  const { locale, house, baseUrl } = pageOf('en', '/')
  const { html, text } = bookingReceived({
    locale,
    house,
    baseUrl,
    booking: nastyBooking,
    link: 'https://lush.example/bookings/K7QM4TZX?key=1',
  })
  expect(html).not.toContain('<img src=x')
  expect(text).toContain(NASTY)
})
