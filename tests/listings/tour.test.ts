import { describe, expect, test } from 'bun:test'
import { type TourChoice, tourChoice, tourKind } from '../../src/listings/kinds/tour.ts'
import { readTourRequest } from '../../src/listings/tours/request.ts'
import { check } from '../../src/shared/check.ts'
import { DEFAULT_TERMS } from '../../src/shared/terms.ts'
import { at } from '../support/times.ts'
import { departure, offer } from '../support/tours.ts'

const before = { now: at('2027-05-01T12:00Z'), terms: DEFAULT_TERMS }
const party = (adult: number, child = 0, infant = 0): TourChoice['units'] =>
  Object.entries({ adult, child, infant }).flatMap(([unit, quantity]) =>
    quantity ? [{ unit, quantity }] : [],
  )
const choice = (more: Partial<TourChoice> = {}): TourChoice => ({
  date: departure.day,
  units: party(2),
  ...more,
})
const told = (more: Partial<TourChoice>, moment = before, of = offer) =>
  tourKind.check(of, choice(more), moment).map(({ path, code }) => `${path} ${code}`)
const evening = {
  ...departure,
  id: 'evening',
  poolId: 'pool-2',
  time: '18:00',
  starts: departure.starts + 28_800,
}
const twoADay = { ...offer, departures: [departure, evening] }

describe('a choice', () => {
  test('means a departure by its id, by its day where it is the only one, or by day and time', () => {
    const meant = (more: Partial<TourChoice>) => tourKind.claims(twoADay, choice(more))[0]?.poolId
    expect(tourKind.claims(offer, choice())[0]?.poolId).toBe('pool-1')
    expect(meant({ departure: 'evening', date: undefined })).toBe('pool-2')
    expect(meant({ departure: departure.id, time: '18:00' })).toBe('pool-2')
    expect(meant({ time: '10:00' })).toBe('pool-1')
    expect(meant({ time: '18:00' })).toBe('pool-2')
  })

  test('is asked for its time where the day has several', () => {
    expect(told({}, before, twoADay)).toEqual(['time required'])
  })

  test('of what does not leave is not on offer, and says which part of it', () => {
    expect(told({ date: '2027-06-06' })).toEqual(['date not_offered'])
    expect(told({ date: '2027-06-06', time: '10:00' })).toEqual(['date not_offered'])
    expect(told({ time: '11:00' })).toEqual(['time not_offered'])
    expect(told({ departure: 'nowhere', date: undefined })).toEqual(['departure not_offered'])
  })

  test('can be made until the cut-off and not from then on', () => {
    const moment = (iso: string) => ({ ...before, now: at(iso) })
    expect(told({}, moment('2027-06-05T05:59Z'))).toEqual([])
    expect(told({}, moment('2027-06-05T06:00Z'))).toEqual(['date not_on_sale'])
  })

  test('of a departure that staff closed or called off is refused with that', () => {
    const as = (status: 'closed' | 'called_off') => ({ ...offer, departures: [{ ...departure, status }] })
    expect(told({}, before, as('closed'))).toEqual(['date not_on_sale'])
    expect(told({}, before, as('called_off'))).toEqual(['date called_off'])
  })

  test('of a departure that too few had booked by the time it was decided is refused as called off', () => {
    const few = { ...offer, departures: [{ ...departure, taken: 3 }] }
    expect(told({}, { ...before, now: departure.decides - 1 }, few)).toEqual([])
    expect(told({}, { ...before, now: departure.decides }, few)).toEqual(['date called_off'])
    expect(told({}, { ...before, now: departure.decides })).toEqual([])
  })

  test('T08: a child comes with an adult, and an infant as well', () => {
    expect(told({ units: party(0, 1) })).toEqual(['units.0.quantity not_accompanied'])
    expect(told({ units: party(1, 1) })).toEqual([])
    expect(told({ units: party(1, 3) })).toEqual(['units.1.quantity too_few_companions'])
    expect(told({ units: party(0, 0, 1) })).toEqual(['units.0.quantity not_accompanied'])
  })

  test('says in words whom a child must come with', () => {
    const [problem] = tourKind.check(offer, choice({ units: party(1, 3) }), before)
    expect(problem?.values).toEqual({ unit: 'Child', names: 'Adult', most: 2 })
  })

  test('of nobody, of an unknown unit, or of one unit twice is refused', () => {
    expect(told({ units: [{ unit: 'adult', quantity: 0 }] })).toEqual(['units required'])
    expect(told({ units: [...party(1), { unit: 'dog', quantity: 1 }] })).toEqual(['units.1.unit not_offered'])
    expect(told({ units: [...party(1), ...party(2)] })).toEqual(['units.1.unit invalid'])
  })

  test('needs a departure or a day, and somebody', () => {
    const faults = (value: unknown) => {
      const checked = check(tourChoice, value)
      return checked.ok ? [] : checked.refusal.map(({ path, code }) => `${path} ${code}`)
    }
    expect(faults({ units: party(1) })).toEqual(['date required'])
    expect(faults({ date: '2027-06-05' })).toEqual(['units required'])
    expect(faults({ date: '2027-06-05', units: [] })).toEqual(['units required'])
    expect(faults({ date: '2027-02-30', units: party(1) })).toEqual(['date not_a_day'])
    expect(faults({ date: '2027-06-05', units: [{ unit: 'adult', quantity: 1.5 }] })).toEqual([
      'units.0.quantity not_whole',
    ])
    expect(faults({ date: '2027-06-05', units: party(1), price: 1 })).toEqual(['price unknown_field'])
  })
})

test('it claims the places of its party for as long as the departure lasts; an infant on a lap takes none', () => {
  const { starts, ends } = departure
  expect(tourKind.claims(offer, choice({ units: party(2, 1, 1) }))).toEqual([
    { poolId: 'pool-1', starts, ends, quantity: 3 },
  ])
})

describe('the price', () => {
  const lines = (units: TourChoice['units'], of = offer) =>
    tourKind
      .price(of, choice({ units }))
      .map(({ label, quantity, unit, rule }) => [label.text, quantity, unit, rule])

  test('names the season of the departure’s day', () => {
    expect(lines(party(2, 1, 1))).toEqual([
      ['Adult', 2, 6_000, 'season'],
      ['Child', 1, 3_000, 'season'],
      ['Infant', 1, 0, 'season'],
    ])
    const [line] = tourKind.price(offer, choice())
    expect(line?.inputs).toMatchObject({
      from: 4_000,
      steps: [{ rule: 'season', name: { text: 'Summer' }, change: { times: 1.5 } }],
    })
  })

  test('T02: season first, then the group’s discount', () => {
    expect(lines(party(4, 1))).toEqual([
      ['Adult', 4, 5_400, 'season'],
      ['Child', 1, 2_700, 'season'],
    ])
  })

  test('is charged once for a departure, however long it lasts', () => {
    expect(lines(party(2), { ...offer, minutes: 3 * 24 * 60 })).toEqual([['Adult', 2, 6_000, 'season']])
  })
})

test('it takes place at the departure’s wall time in its own zone', () => {
  expect(tourKind.when(offer, choice(), DEFAULT_TERMS)).toEqual({
    day: '2027-06-05',
    time: '10:00',
    minutes: 180,
    zone: 'Europe/Paris',
    starts: at('2027-06-05T08:00Z'),
  })
  expect(tourKind.place(offer, choice())).toBe('Port de l’Arsenal, gate 3')
  expect(tourKind.stay(offer, choice({ units: party(2, 1, 1) }))).toEqual({
    nights: 1,
    people: 4,
    counted: 'day',
  })
})

test('where the clocks skip its time it says when it really leaves', () => {
  const skipped = { ...departure, day: '2027-03-28', time: '02:30', starts: at('2027-03-28T01:30Z') }
  const when = tourKind.when(
    { ...offer, departures: [skipped] },
    choice({ date: '2027-03-28' }),
    DEFAULT_TERMS,
  )
  expect(when).toMatchObject({ day: '2027-03-28', time: '03:30' })
})

describe('what is kept', () => {
  const kept = tourKind.keep(offer, choice({ units: [...party(2, 1), { unit: 'infant', quantity: 0 }] }))

  test('can be read when the tour is gone', () => {
    expect(kept).toEqual({
      departure: departure.id,
      date: '2027-06-05',
      time: '10:00',
      zone: 'Europe/Paris',
      minutes: 180,
      meetingPoint: { text: 'Port de l’Arsenal, gate 3' },
      units: [
        { unit: 'adult', name: { text: 'Adult' }, quantity: 2 },
        { unit: 'child', name: { text: 'Child' }, quantity: 1 },
      ],
    })
  })

  test('is recalled as a choice that means the same, and that another day, time or departure changes', () => {
    const recalled = tourKind.recall(kept)
    const claimed = (more: Partial<TourChoice>) =>
      tourKind.claims(twoADay, { ...recalled, ...more })[0]?.poolId
    expect(tourKind.check(offer, recalled, before)).toEqual([])
    expect(claimed({})).toBe('pool-1')
    expect(claimed({ date: departure.day, time: '18:00' })).toBe('pool-2')
    expect(claimed({ departure: 'evening' })).toBe('pool-2')
  })
})

describe('a form', () => {
  const fields = {
    date: '2027-06-05',
    time: '10:00',
    'unit.adult': '2',
    'unit.child': '1',
    'unit.infant': '0',
  }
  const read = (from: Record<string, string>) =>
    tourKind.read((name) => from[name] || undefined, Object.keys(from))

  test('is read as the choice, and written as the fields it is read of', () => {
    const said = read(fields)
    expect(said).toEqual({ date: '2027-06-05', time: '10:00', units: party(2, 1) })
    expect(tourKind.fields(said as unknown as TourChoice)).toEqual({
      date: '2027-06-05',
      time: '10:00',
      'unit.adult': 2,
      'unit.child': 1,
    })
  })

  test('keeps what is no number, so that it can be told', () => {
    expect(read({ 'unit.adult': 'two' })).toEqual({ units: [{ unit: 'adult', quantity: 'two' }] })
  })

  test('is told what is wrong at the field of the unit', () => {
    const said = { units: party(0, 3) }
    expect(tourKind.fieldOf('units.0.quantity', said)).toBe('unit.child')
    expect(tourKind.fieldOf('units', said)).toBe('units')
    expect(tourKind.fieldOf('date', said)).toBe('date')
  })

  test('of a page takes two of the first unit where nothing is said, or as many as the list knew of', () => {
    const request = (from: Record<string, string>) => readTourRequest((name) => from[name], offer)
    expect(request({})).toEqual({ party: { adult: 2 } })
    expect(request({ guests: '5', date: '2027-02-30', time: '25:00' })).toEqual({ party: { adult: 5 } })
    expect(request({ 'unit.child': '1', 'unit.dog': '4', guests: '9' })).toEqual({ party: { child: 1 } })
  })
})
