import { describe, expect, test } from 'bun:test'
import {
  type AppointmentChoice,
  appointmentChoice,
  appointmentKind,
  appointmentSketch,
  type ServiceHost,
  type ServiceListing,
} from '../../src/listings/kinds/appointment.ts'
import { check } from '../../src/shared/check.ts'
import { money } from '../../src/shared/money.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { at } from '../support/times.ts'

/** A Monday in June, when London is an hour ahead. */
const NOW = at('2026-06-08T08:00Z')
const WEEK = [1, 2, 3, 4, 5]
const picture = { file: 'a.svg', width: 4, height: 3, colour: '#000000', alt: '' }

const host = (slug: string, zone: string, more: Partial<ServiceHost> = {}): ServiceHost => ({
  id: `id-${slug}`,
  slug,
  name: slug,
  title: { text: '' },
  bio: { text: '' },
  zone,
  poolId: `pool-${slug}`,
  weekly: WEEK.map((weekday) => ({ weekday, opens: '09:00', closes: '17:00' })),
  busy: [],
  ...more,
})

const service = (more: Partial<ServiceListing> = {}): ServiceListing => ({
  id: 'service',
  slug: 'first-consultation',
  title: { text: 'First consultation' },
  summary: { text: '' },
  place: { text: 'By video call' },
  price: money(1_500, 'EUR'),
  durations: [
    { minutes: 15, price: money(1_500, 'EUR') },
    { minutes: 60, price: money(5_000, 'EUR') },
  ],
  notice: 60,
  windowDays: 60,
  cover: picture,
  description: [],
  gallery: [],
  service: { before: 5, after: 10, notice: 60, windowDays: 60 },
  hosts: [host('iris', 'Europe/London'), host('tomas', 'Europe/London')],
  asked: NOW,
  ...more,
})

const choice = (start: string, more: Partial<AppointmentChoice> = {}): AppointmentChoice => ({
  start,
  duration: 60,
  inquiry: 'A party for forty',
  ...more,
})
const moment = { now: NOW, terms: DEFAULT_TERMS }
const problem = (listing: ServiceListing, said: AppointmentChoice, now = NOW) =>
  appointmentKind
    .check({ ...listing, asked: now }, said, { ...moment, now })
    .map(({ path, code }) => `${path} ${code}`)

describe('the shape of a choice', () => {
  const wrong = (said: object, schema = appointmentChoice as never) => {
    const checked = check<unknown>(schema, said)
    return checked.ok ? [] : checked.refusal.map(({ path, code }) => `${path} ${code}`)
  }

  test('takes an instant with Z or an offset', () => {
    for (const start of [
      '2026-06-09T09:00Z',
      '2026-06-09T09:00:00Z',
      '2026-06-09T09:00:00.000Z',
      '2026-06-09T10:00+01:00',
    ])
      expect(wrong(choice(start))).toEqual([])
  })

  test('takes no wall time, no day that is not there, and nothing between two seconds', () => {
    for (const start of [
      '2026-06-09T09:00',
      '2026-06-31T09:00Z',
      '2026-06-09T24:00Z',
      '2026-06-09T09:00:00.5Z',
      'soon',
      '',
    ])
      expect(wrong(choice(start))).toEqual(['start not_a_time'])
  })

  test('asks what it is about; the price can be known before', () => {
    const { inquiry: _, ...rest } = choice('2026-06-09T09:00Z')
    expect(wrong(rest)).toEqual(['inquiry required'])
    expect(wrong({ ...rest, inquiry: '  ' })).toEqual(['inquiry required'])
    expect(wrong(rest, appointmentSketch as never)).toEqual([])
  })

  test('comes out of a form as it goes into a link', () => {
    const said = choice('2026-06-09T09:00:00Z', { consultant: 'iris' })
    const fields = appointmentKind.fields(said)
    const read = appointmentKind.read((name) => fields[name]?.toString(), Object.keys(fields))
    expect(read).toEqual({ ...said })
    expect(appointmentKind.read(() => undefined, [])).toEqual({})
    expect(appointmentKind.read((name) => ({ duration: 'long' })[name as 'duration'], [])).toEqual({
      duration: 'long',
    })
  })
})

describe('a start is refused', () => {
  const TAKEN = { starts: at('2026-06-09T08:55Z'), ends: at('2026-06-09T10:10Z') }

  test('that is not on the grid, or when nobody works', () => {
    for (const start of ['2026-06-09T08:07Z', '2026-06-09T06:00Z', '2026-06-13T08:00Z'])
      expect(problem(service(), choice(start))).toEqual(['start time_not_open'])
    expect(problem(service(), choice('2026-06-09T08:00Z'))).toEqual([])
    expect(problem(service(), choice('2026-06-09T09:00+01:00'))).toEqual([])
  })

  test('not because it is taken: that is for the schema to say, of someone who would be there', () => {
    const [iris, tomas] = [
      host('iris', 'Europe/London', { busy: [TAKEN] }),
      host('tomas', 'Europe/London', { busy: [TAKEN] }),
    ]
    const start = '2026-06-09T08:00Z'
    const both = service({ hosts: [iris, tomas] })
    for (const said of [choice(start), choice(start, { consultant: 'tomas' })]) {
      expect(problem(both, said)).toEqual([])
      const [demand] = appointmentKind.claims(both, said)
      expect(demand!.poolId).toBe(said.consultant ? 'pool-tomas' : 'pool-iris')
    }
    expect(appointmentKind.full).toBe('slot_taken')
    expect(
      [choice(start), choice(start, { consultant: 'tomas' })].map((said) =>
        appointmentKind.leavesToHouse!(said),
      ),
    ).toEqual([true, false])
  })

  test('on a day that has all the appointments it may have', () => {
    const limited = { ...service().service, limits: { day: 1 } }
    const full = host('iris', 'Europe/London', { booked: [at('2026-06-09T13:00Z')] })
    expect(problem(service({ service: limited, hosts: [full] }), choice('2026-06-09T08:00Z'))).toEqual([
      'start time_taken',
    ])
    expect(problem(service({ service: limited, hosts: [full] }), choice('2026-06-10T08:00Z'))).toEqual([])
  })

  test('that is too soon, and to the second', () => {
    const start = choice('2026-06-09T08:00Z')
    const begins = at('2026-06-09T08:00Z')
    expect(problem(service(), start, begins - 3_600)).toEqual([])
    expect(problem(service(), start, begins - 3_599)).toEqual(['start time_too_soon'])
    expect(problem(service(), start, begins + 86_400)).toEqual(['start time_too_soon'])
  })

  test('that is too far ahead, by the consultant’s own calendar', () => {
    // Sixty days from 8 June is 7 August; half past nine in the evening UTC is the 8th in Tokyo.
    const tokyo = service({ hosts: [host('yuki', 'Asia/Tokyo')] })
    expect(problem(service(), choice('2026-08-07T08:00Z'))).toEqual([])
    expect(problem(service(), choice('2026-08-10T08:00Z'))).toEqual(['start time_too_far'])
    expect(problem(tokyo, choice('2026-08-07T00:00Z'))).toEqual([])
    expect(problem(tokyo, choice('2026-08-10T00:00Z'))).toEqual(['start time_too_far'])
  })

  test('with a duration or a consultant that the service does not have, before anything else is asked', () => {
    expect(problem(service(), choice('2026-06-09T08:00Z', { duration: 20 }))).toEqual([
      'duration not_offered_here',
    ])
    expect(problem(service(), choice('2026-06-09T08:00Z', { consultant: 'nobody' }))).toEqual([
      'consultant not_offered_here',
    ])
  })
})

describe('an appointment', () => {
  const start = '2026-06-09T08:00:00Z'

  test('claims the one who is meant, with the buffers', () => {
    expect(appointmentKind.claims(service(), choice(start, { consultant: 'tomas' }))).toEqual([
      { poolId: 'pool-tomas', starts: at('2026-06-09T07:55Z'), ends: at('2026-06-09T09:10Z'), quantity: 1 },
    ])
  })

  test('falls to whoever has least to do that day, and of equals to the first of the house', () => {
    const pools = (listing: ServiceListing) =>
      appointmentKind.claims(listing, choice(start)).map(({ poolId }) => poolId)
    expect(pools(service())).toEqual(['pool-iris'])
    const later = { starts: at('2026-06-09T13:00Z'), ends: at('2026-06-09T14:00Z') }
    const another = { starts: at('2026-06-10T13:00Z'), ends: at('2026-06-10T14:00Z') }
    const tomas = host('tomas', 'Europe/London', { busy: [another] })
    expect(pools(service({ hosts: [host('iris', 'Europe/London', { busy: [later] }), tomas] }))).toEqual([
      'pool-tomas',
    ])
  })

  test('is kept with the one it fell to, claimed and kept alike', () => {
    const busy = [{ starts: at('2026-06-09T07:00Z'), ends: at('2026-06-09T12:00Z') }]
    const listing = service({
      hosts: [host('iris', 'Europe/London', { busy }), host('tomas', 'Europe/London')],
    })
    const kept = appointmentKind.keep(listing, choice(start))
    expect(kept).toEqual({
      start,
      duration: 60,
      consultant: { id: 'id-tomas', slug: 'tomas', name: 'tomas', zone: 'Europe/London' },
      inquiry: 'A party for forty',
    })
    expect(appointmentKind.claims(listing, choice(start))[0]!.poolId).toBe('pool-tomas')
    expect(appointmentKind.recall(kept)).toEqual(choice(start, { consultant: 'id-tomas' }))
    expect(JSON.parse(JSON.stringify(kept))).toEqual(kept)
  })

  test('costs what its length costs', () => {
    const lines = appointmentKind.price(service(), choice(start))
    expect(lines.map(({ rule, quantity, unit }) => [rule, quantity, unit])).toEqual([['base', 1, 5_000]])
    expect(appointmentKind.price(service(), choice(start, { duration: 15 }))[0]!.unit).toBe(1_500)
  })

  test('takes place on the consultant’s clock', () => {
    const when = (zone: string, said = start) =>
      appointmentKind.when(service({ hosts: [host('iris', zone)] }), choice(said), DEFAULT_TERMS)
    expect(when('Europe/London')).toEqual({
      day: '2026-06-09',
      time: '09:00',
      minutes: 60,
      zone: 'Europe/London',
      starts: at(start),
    })
    expect(when('Asia/Tokyo', '2026-06-09T00:00:00Z')).toMatchObject({ day: '2026-06-09', time: '09:00' })
    const travel = [{ from: '2026-06-01', to: '2026-06-30', zone: 'America/New_York' }]
    const abroad = service({ hosts: [host('iris', 'Europe/London', { travel })] })
    expect(appointmentKind.when(abroad, choice('2026-06-09T13:00:00Z'), DEFAULT_TERMS)).toMatchObject({
      time: '09:00',
      zone: 'America/New_York',
    })
    expect(appointmentKind.place(service(), choice(start))).toBe('By video call')
  })
})
