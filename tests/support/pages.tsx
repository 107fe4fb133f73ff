/** Every page the app can show, by name, in one language: for tests and previews. */
import type { Child } from 'hono/jsx'
import type { ListedBooking } from '../../db/queries/booking-list.ts'
import type { Favorite } from '../../db/queries/favorites.ts'
import { previewFor } from '../../src/bookings/cancel.ts'
import type { Move } from '../../src/bookings/steps.ts'
import type { Language } from '../../src/shared/languages.ts'
import type { Account } from '../../src/shared/who.ts'
import { MyBookingsPage } from '../../views/accounts/bookings.tsx'
import { FavoritesPage } from '../../views/accounts/favorites.tsx'
import { PrivacyPage } from '../../views/accounts/privacy.tsx'
import { ServicePage } from '../../views/appointments/detail.tsx'
import { ServiceListPage } from '../../views/appointments/list.tsx'
import { CancellationPage } from '../../views/bookings/cancellation.tsx'
import { ChangePage } from '../../views/bookings/changes.tsx'
import { DeskPage } from '../../views/bookings/desk.tsx'
import { QuotePage } from '../../views/bookings/quote.tsx'
import { ReviewPage } from '../../views/bookings/review.tsx'
import { BookingPage } from '../../views/bookings/show.tsx'
import { EntryPage, JoinedPage, WaitlistPage } from '../../views/bookings/waitlist.tsx'
import { MailboxLetterPage, MailboxPage } from '../../views/dev/mail.tsx'
import { ErrorPage } from '../../views/errors.tsx'
import { HomePage } from '../../views/home.tsx'
import { MaintenancePage } from '../../views/maintenance.tsx'
import { PackagePage } from '../../views/packages/detail.tsx'
import { PackageListPage } from '../../views/packages/list.tsx'
import type { Page } from '../../views/props.ts'
import { TestimonialsPage } from '../../views/testimonials.tsx'
import { ThemesPage } from '../../views/themes/list.tsx'
import { ThemePage } from '../../views/themes/show.tsx'
import { TooOftenPage } from '../../views/too-often.tsx'
import { TourPage } from '../../views/tours/detail.tsx'
import { TourListPage } from '../../views/tours/list.tsx'
import {
  booking,
  cards,
  formProps,
  packageProps,
  pageOf,
  quote,
  summary,
  testimonials,
  themePage,
  themes,
} from './fixtures.ts'
import { housePages } from './house-pages.tsx'
import { pickerFor, service, serviceCard } from './services.ts'
import { offer, tourProps } from './tours.ts'

const FIRST = '2027-06-03'
const LAST = '2028-05-31'
const letter = {
  channel: 'email' as const,
  id: '1',
  to: 'amelie@example.org',
  subject: 'We have your request',
  at: 1_795_000_000,
}

const deskProps = {
  booking: { ...booking, version: 1 },
  moves: ['confirm', 'resend', 'decline'] as Move[],
  times: 0,
  answerBy: 1_795_259_200,
  problems: [],
}
const waitlistProps = (page: Page) => {
  const { line, fields } = formProps(page)
  return { page, line, fields, values: {}, problems: [] }
}
const reviewProps = { reviewKey: 'K7QM4TZX-1', booking, values: { author: 'Amélie L.' }, problems: [] }

const account: Account = {
  id: '1',
  email: 'amelie@example.org',
  name: 'Amélie <Laurent>',
  language: 'en',
  role: 'customer',
  hasPassword: true,
  hasAuthenticator: false,
  preferences: { reminders: true, reviews: false },
  created: 1_795_000_000,
}
const listed: ListedBooking = {
  id: '1',
  reference: 'K7QM4TZX',
  status: 'pending',
  title: { text: 'Garden & Vows' },
  kind: 'package',
  day: '2027-06-12',
  zone: 'Europe/London',
  more: 0,
  total: quote.total,
  name: account.name,
  email: account.email,
  created: 1_795_000_000,
}
const favorites: Favorite[] = cards.slice(0, 2).map((card, index) => ({
  ...card,
  id: `${index}`,
  added: 1_795_000_000,
  kind: 'package',
  listingId: card.id,
}))

export function everyPage(language: Language, more: Partial<Page> = {}): Record<string, () => Child> {
  const at = (path: string) => pageOf(language, path, more)
  const home = { packages: cards, themes, testimonials, summary, first: FIRST, last: LAST }
  const list = { cards, total: cards.length, themes, first: FIRST, last: LAST, drops: [] }
  const tours = { cards: [offer], total: 1, first: FIRST, last: LAST, drops: [] }
  return {
    home: () => <HomePage page={at('/')} {...home} />,
    list: () => <PackageListPage page={at('/packages')} filters={{ sort: 'featured' }} {...list} />,
    'list-filtered': () => (
      <PackageListPage
        page={at('/packages?eventType=wedding&guests=60')}
        {...list}
        filters={{ sort: 'price', eventType: 'wedding', guests: 60, date: '2027-06-05', maxPrice: 500_000 }}
        cards={cards.slice(0, 2)}
        total={2}
      />
    ),
    'list-empty': () => (
      <PackageListPage
        page={at('/packages?eventType=wedding&maxPrice=100')}
        {...list}
        filters={{ sort: 'featured', eventType: 'wedding', maxPrice: 10_000 }}
        cards={[]}
        total={0}
        drops={[{ filter: 'maxPrice', count: 2 }]}
      />
    ),
    services: () => <ServiceListPage page={at('/appointments')} services={[serviceCard]} />,
    'services-none': () => <ServiceListPage page={at('/appointments')} services={[]} />,
    service: () => (
      <ServicePage
        page={at('/appointments/first-consultation')}
        listing={service}
        picker={pickerFor()}
        problems={[]}
      />
    ),
    'service-from-afar': () => (
      <ServicePage
        page={at('/appointments/first-consultation')}
        listing={service}
        picker={pickerFor({ zone: 'Asia/Tokyo', consultant: 'grace', duration: 60, day: '2027-06-09' })}
        problems={[]}
      />
    ),
    'service-refused': () => (
      <ServicePage
        page={at('/appointments/first-consultation')}
        listing={{ ...service, hosts: service.hosts.slice(0, 1).map(({ picture: _, ...rest }) => rest) }}
        picker={pickerFor({ day: '2027-06-05' })}
        problems={[{ path: 'start', code: 'time_taken' }]}
      />
    ),
    detail: () => <PackagePage {...packageProps(at('/packages/garden-vows'))} />,
    'detail-bare': () => (
      <PackagePage
        {...packageProps(at('/packages/garden-vows'), {
          request: { guests: 20, eventType: 'wedding', addOns: {} },
          quote: { ...quote, lines: quote.lines.slice(0, 1) },
        })}
      />
    ),
    'detail-full': () => (
      <PackagePage
        {...packageProps(at('/packages/garden-vows'), {
          request: { date: '2027-06-12', guests: 600, eventType: 'wedding', addOns: { lanterns: 1 } },
          near: ['2027-06-09', '2027-06-10', '2027-06-13', '2027-06-15'],
          problems: [{ path: 'guests', code: 'too_many_guests', values: { max: 120 } }],
        })}
      />
    ),
    quote: () => <QuotePage {...formProps(at('/packages/garden-vows/quote'))} />,
    'quote-problems': () => (
      <QuotePage
        {...formProps(at('/packages/garden-vows/quote'), {
          values: { email: 'amelie@', name: 'Amélie Laurent', message: 'Is the lawn even?' },
          problems: [
            { path: 'venue', code: 'required' },
            { path: 'email', code: 'not_an_email' },
          ],
        })}
      />
    ),
    'quote-sold-out': () => (
      <QuotePage
        {...formProps(at('/packages/garden-vows/quote'), {
          refusal: {
            code: 'sold_out',
            line: 0,
            pool: 'Crews',
            day: '2027-06-05',
            near: ['2027-06-03', '2027-06-06', '2027-06-07'].map((day) => ({
              value: day,
              day,
              fields: { date: day },
            })),
          },
        })}
      />
    ),
    'quote-price': () => (
      <QuotePage
        {...formProps(at('/packages/garden-vows/quote'), {
          refusal: {
            code: 'price_changed',
            before: { amount: 520_000, currency: 'EUR' },
            after: quote.total,
          },
        })}
      />
    ),
    'quote-unavailable': () => (
      <QuotePage {...formProps(at('/packages/garden-vows/quote'), { refusal: { code: 'unavailable' } })} />
    ),
    tours: () => <TourListPage page={at('/tours')} filters={{ sort: 'featured' }} {...tours} />,
    'tours-filtered': () => (
      <TourListPage
        page={at('/tours?difficulty=moderate&guests=3')}
        {...tours}
        filters={{
          sort: 'price',
          type: 'tour',
          difficulty: 'moderate',
          guests: 3,
          date: '2027-06-05',
          minPrice: 1_000,
        }}
      />
    ),
    'tours-empty': () => (
      <TourListPage
        page={at('/tours?difficulty=easy&guests=500')}
        {...tours}
        filters={{ sort: 'featured', difficulty: 'easy', guests: 500 }}
        cards={[]}
        total={0}
        drops={[{ filter: 'guests', count: 2 }]}
      />
    ),
    tour: () => <TourPage {...tourProps(at('/tours/canal-by-canoe'))} />,
    'tour-bare': () => (
      <TourPage
        {...tourProps(at('/tours/canal-by-canoe'), {
          request: { party: { adult: 2 } },
          departures: [],
          similar: [],
        })}
      />
    ),
    'tour-full': () => (
      <TourPage
        {...tourProps(at('/tours/canal-by-canoe'), {
          full: true,
          near: ['2027-06-08', '2027-06-09'],
          problems: [
            {
              path: 'unit.child',
              code: 'too_few_companions',
              values: { unit: 'Child', names: 'Adult', most: 2 },
            },
            { path: 'time', code: 'required' },
          ],
        })}
      />
    ),
    themes: () => <ThemesPage page={at('/themes')} themes={themes} />,
    theme: () => <ThemePage page={at('/themes/wild-meadow')} theme={themePage} />,
    testimonials: () => (
      <TestimonialsPage page={at('/testimonials')} testimonials={testimonials} summary={summary} />
    ),
    'testimonials-none': () => (
      <TestimonialsPage page={at('/testimonials')} testimonials={[]} summary={{ count: 0 }} />
    ),
    booking: () => (
      <BookingPage page={at('/bookings/K7QM4TZX')} booking={booking} fresh cancellable changeable />
    ),
    'booking-confirmed': () => (
      <BookingPage
        page={at('/bookings/K7QM4TZX')}
        fresh={false}
        cancellable
        changeable
        booking={{
          ...booking,
          status: 'confirmed',
          events: [...booking.events, { at: 1_795_100_000, what: 'confirmed', who: 'house' }],
        }}
      />
    ),
    'booking-cancelled': () => (
      <BookingPage
        page={at('/bookings/K7QM4TZX')}
        fresh={false}
        cancellable={false}
        changeable={false}
        booking={{ ...booking, status: 'cancelled' }}
      />
    ),
    changes: () => (
      <ChangePage
        page={at('/bookings/K7QM4TZX/changes')}
        booking={{ ...booking, version: 1 }}
        values={{ date: '2027-06-12', guests: '80', venue: 'Kew & <co>' }}
        problems={[{ path: 'guests', code: 'too_many_guests', values: { max: 60 } }]}
        line={booking.lines[0]!}
        options={{ first: '2026-11-23', last: '2028-05-14' }}
      />
    ),
    cancellation: () => (
      <CancellationPage
        page={at('/bookings/K7QM4TZX/cancellation')}
        booking={{ ...booking, version: 1 }}
        preview={previewFor(booking, booking.booked * 1000)}
      />
    ),
    'cancellation-refused': () => (
      <CancellationPage
        page={at('/bookings/K7QM4TZX/cancellation')}
        booking={{ ...booking, version: 1 }}
        preview={previewFor(booking, booking.booked * 1000)}
        refusal="EVENT_STARTED"
      />
    ),
    desk: () => <DeskPage page={at('/desk/K7QM4TZX')} {...deskProps} />,
    'desk-refused': () => (
      <DeskPage
        page={at('/desk/K7QM4TZX')}
        {...deskProps}
        tried={{ move: 'decline', why: '' }}
        problems={[{ path: 'why', code: 'required' }]}
      />
    ),
    'desk-changed': () => (
      <DeskPage
        page={at('/desk/K7QM4TZX')}
        {...deskProps}
        booking={{ ...booking, version: 2, status: 'confirmed' }}
        moves={['complete', 'no_show', 'resend', 'cancel']}
        refusal="changed"
      />
    ),
    waitlist: () => <WaitlistPage {...waitlistProps(at('/waitlist'))} />,
    'waitlist-not-full': () => <WaitlistPage {...waitlistProps(at('/waitlist'))} refusal="not_full" />,
    'waitlist-entry': () => <EntryPage page={at('/waitlist/1')} entry={{ id: '1', status: 'offered' }} />,
    'waitlist-joined': () => <JoinedPage page={at('/waitlist/joined')} />,
    review: () => <ReviewPage page={at('/reviews/K7QM4TZX-1')} {...reviewProps} />,
    'review-problems': () => (
      <ReviewPage
        page={at('/reviews/K7QM4TZX-1')}
        {...reviewProps}
        problems={[{ path: 'rating', code: 'required' }]}
      />
    ),
    'review-done': () => <ReviewPage page={at('/reviews/K7QM4TZX-1')} {...reviewProps} done="thanks" />,
    ...housePages(at),
    'my-bookings': () => (
      <MyBookingsPage
        page={at('/account')}
        account={account}
        upcoming={[listed, { ...listed, id: '2', status: 'held', time: '15:30', more: 2 }]}
        past={[{ ...listed, id: '3', status: 'cancelled' }]}
      />
    ),
    'my-bookings-none': () => (
      <MyBookingsPage page={at('/account')} account={{ ...account, verified: 1 }} upcoming={[]} past={[]} />
    ),
    favorites: () => <FavoritesPage page={at('/favorites')} favorites={favorites} />,
    'favorites-none': () => <FavoritesPage page={at('/favorites')} favorites={[]} />,
    privacy: () => (
      <PrivacyPage
        page={at('/account/privacy')}
        values={{}}
        problems={[{ path: 'sure', code: 'required' }]}
        upcoming
      />
    ),
    error: () => <ErrorPage page={at('/nowhere')} status={404} requestId="0192f0c1" />,
    'too-often': () => (
      <TooOftenPage {...at('/bookings')} wait={{ count: 40, unit: 'seconds' }} requestId="0192f0c1" />
    ),
    maintenance: () => <MaintenancePage page={at('/')} />,
    mailbox: () => <MailboxPage page={at('/dev/mail')} letters={[letter]} search="" />,
    letter: () => (
      <MailboxLetterPage
        page={at('/dev/mail/1')}
        letter={{
          ...letter,
          html: '',
          text: 'Dear Amélie,\n\nhttps://lush.example/bookings/K7QM4TZX?key=1',
          attachments: [{ name: 'K7QM4TZX.ics', type: 'text/calendar; charset=utf-8; method=REQUEST' }],
        }}
      />
    ),
  }
}
