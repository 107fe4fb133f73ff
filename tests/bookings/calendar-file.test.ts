import { describe, expect, test } from 'bun:test'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { type CalendarEntry, calendarFile, spoken } from '../../src/bookings/calendar-file.ts'
import { timezoneComponent } from '../../src/bookings/timezone-component.ts'
import { instantOf } from '../../src/shared/days.ts'
import { clockChanges, wallAt } from '../../src/shared/zones.ts'
import { makeChance } from '../support/chance.ts'
import { at } from '../support/times.ts'

const WRITTEN = { product: 'Rendezvous', now: at('2027-01-05T09:00Z') }
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({
  uid: 'line-1@house.example',
  sequence: 0,
  status: 'confirmed',
  when: { starts: at('2027-03-28T08:00Z'), ends: at('2027-03-28T09:30Z'), zone: 'Europe/London' },
  summary: 'Consultation',
  organiser: { name: 'Lush Moments', email: 'house@house.example' },
  attendee: { name: 'Ada Guest', email: 'ada@guest.example' },
  ...more,
})
const written = (more: Partial<CalendarEntry> = {}, method: 'REQUEST' | 'CANCEL' = 'REQUEST') =>
  calendarFile(method, [entry(more)], WRITTEN)

/** Strictly: every line has its end, and none is longer than the standard lets it be. */
function parsed(text: string) {
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent')
  return {
    calendar,
    events,
    value: (name: string) => events[0]!.getFirstPropertyValue(name),
    property: (name: string) => events[0]!.getFirstProperty(name)!,
  }
}

function instant(calendar: ICAL.Component, property: ICAL.Property): number {
  const zone = calendar
    .getAllSubcomponents('vtimezone')
    .find((each) => each.getFirstPropertyValue('tzid') === property.getParameter('tzid'))
  const time = property.getFirstValue() as ICAL.Time
  if (zone) time.zone = new ICAL.Timezone(zone)
  return time.toUnixTime()
}

describe('the life of a line', () => {
  const said = (text: string): unknown[] => {
    const { calendar, value } = parsed(text)
    return [calendar.getFirstPropertyValue('method'), value('status'), value('uid'), value('sequence')]
  }

  test('N01: a cancellation has the same UID, the next SEQUENCE, and says so twice', () => {
    expect(said(written())).toEqual(['REQUEST', 'CONFIRMED', 'line-1@house.example', 0])
    expect(said(written({ sequence: 1 }, 'CANCEL'))).toEqual([
      'CANCEL',
      'CANCELLED',
      'line-1@house.example',
      1,
    ])
  })

  test('N02: what moves twice stays one event, newer each time', () => {
    const moves = [0, 1, 2].map((sequence) => {
      const starts = at('2027-03-28T08:00Z') + sequence * 86_400
      return written({ sequence, when: { starts, ends: starts + 3600, zone: 'Europe/London' } })
    })
    expect(moves.map(said)).toEqual(
      [0, 1, 2].map((sequence) => ['REQUEST', 'CONFIRMED', 'line-1@house.example', sequence]),
    )
    const starts = moves.map((text) => String(parsed(text).value('dtstart')))
    expect(starts).toEqual(['2027-03-28T09:00:00', '2027-03-29T09:00:00', '2027-03-30T09:00:00'])
  })

  test('what waits for approval is tentative', () => {
    expect(parsed(written({ status: 'tentative' })).value('status')).toBe('TENTATIVE')
  })
})

describe('when it is', () => {
  test('an event is written by the wall clock of its zone, and the zone is told', () => {
    const text = written()
    expect(text).toContain('DTSTART;TZID=Europe/London:20270328T090000\r\n')
    expect(text).toContain('DTEND;TZID=Europe/London:20270328T103000\r\n')
    expect(text).toContain('DTSTAMP:20270105T090000Z\r\n')
    const { calendar, property } = parsed(text)
    expect(instant(calendar, property('dtstart'))).toBe(at('2027-03-28T08:00Z'))
  })

  test('all events of a zone share one telling of it', () => {
    const far = { starts: at('2029-08-01T08:00Z'), ends: at('2029-08-01T09:00Z'), zone: 'Europe/London' }
    const { calendar, events } = parsed(
      calendarFile('REQUEST', [entry(), entry({ uid: 'line-2@house.example', when: far })], WRITTEN),
    )
    expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1)
    expect(events.map((each) => instant(calendar, each.getFirstProperty('dtstart')!))).toEqual([
      at('2027-03-28T08:00Z'),
      far.starts,
    ])
  })

  test('days are dates, and the end is the day after the last', () => {
    const text = written({ when: { first: '2027-03-27', last: '2027-03-28' } })
    expect(text).toContain('DTSTART;VALUE=DATE:20270327\r\n')
    expect(text).toContain('DTEND;VALUE=DATE:20270329\r\n')
    expect(parsed(text).calendar.getAllSubcomponents('vtimezone')).toEqual([])
  })

  test('a zone without rules is UTC, and so is an hour that comes twice, which readers do not agree about', () => {
    const [starts, ends] = [at('2026-11-01T06:30Z'), at('2026-11-01T07:30Z')] // 01:30 again, and 02:30
    for (const zone of ['UTC', 'America/New_York']) {
      const text = written({ when: { starts, ends, zone } })
      expect(text).toContain('DTSTART:20261101T063000Z\r\n')
      expect(text).not.toContain('VTIMEZONE')
    }
    const first = written({ when: { starts: starts - 3600, ends, zone: 'America/New_York' } })
    expect(first).toContain('DTSTART:20261101T053000Z\r\n')
    const before = written({ when: { starts: starts - 7200, ends, zone: 'America/New_York' } })
    expect(before).toContain('DTSTART;TZID=America/New_York:20261101T003000\r\n')
  })

  test('a calendar that knows only the told zone finds the same instants as the house', () => {
    const zones = [
      'Europe/London',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kolkata',
      'Africa/Casablanca',
    ]
    const more = ['Pacific/Chatham', 'America/Sao_Paulo', 'Asia/Tehran', 'Africa/Cairo', 'America/New_York']
    const chance = makeChance(5)
    for (const zone of [...zones, ...more]) {
      const [from, until] = [at('2025-01-01T00:00Z'), at('2031-01-01T00:00Z')]
      const changes = clockChanges(zone, from * 1000, until * 1000)
      for (let count = 0; count < 60; count += 1) {
        const change = changes[count % 2 ? Math.floor(chance() * changes.length) : changes.length]
        const some = change
          ? change.at / 1000 + (chance() - 0.5) * 4 * 3600
          : from + chance() * (until - from)
        const second = Math.floor(some / 900) * 900
        const component = new ICAL.Component(ICAL.parse(timezoneComponent(zone, second, second)))
        const { day, time, ambiguous } = wallAt(second * 1000, zone)
        if (ambiguous) continue // said in UTC
        const told = ICAL.Time.fromDateTimeString(`${day}T${time}:00`)
        told.zone = new ICAL.Timezone(component)
        expect([zone, day, time, told.toUnixTime()]).toEqual([
          zone,
          day,
          time,
          instantOf(day, time, zone) / 1000,
        ])
      }
    }
  })
})

describe('what it says', () => {
  const roundTrip = (text: string) => {
    const { value, events } = parsed(written({ summary: text, description: text, location: text }))
    expect(events).toHaveLength(1)
    // What is empty may as well be left out.
    return [value('summary') ?? '', value('description') ?? '', value('location') ?? '']
  }
  const plain = fc.string({
    unit: fc.constantFrom(...'aé語🎈👩‍👩‍👧 ,;:\\"\'\n\tnN=^%'.match(/./gsu)!),
    maxLength: 120,
  })

  test('text with anything that may be said comes back byte for byte', () => {
    fc.assert(
      fc.property(plain, (text) => {
        expect(roundTrip(text)).toEqual([text, text, text])
      }),
      { numRuns: 500 },
    )
  })

  test('[S94] any text at all comes back as what may be said of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(roundTrip(text)).toEqual([spoken(text), spoken(text), spoken(text)])
      }),
      { numRuns: 500 },
    )
    expect(spoken('a\r\nb\rc\u0000\u0007\ud83dd\te')).toBe('a\nb\nc\ufffdd\te')
  })

  test('[S94] no name ends its line or becomes a part of the file', () => {
    const names = [
      'Eve\r\nATTENDEE:mailto:x@x.example',
      'Eve":mailto:evil@x.example',
      'Eve\\";ROLE=CHAIR;CN="X',
      'Eve;,:\u2028\u0085BEGIN:VEVENT',
    ]
    for (const name of names) {
      const both = {
        organiser: { name, email: 'house@house.example' },
        attendee: { name, email: 'eve@x.example' },
      }
      const { events, property } = parsed(written(both))
      // Other readers know no backslash inside quotes, so none may stand there, nor a quote.
      const quoted = written(both)
        .replaceAll('\r\n ', '')
        .match(/^(?:ATTENDEE|ORGANIZER)[^"\r]*"[^"\\\r]*":mailto:[^"\r]*\r$/gim)
      expect(quoted).toHaveLength(2)
      expect(events).toHaveLength(1)
      expect(events[0]!.getAllProperties('attendee')).toHaveLength(1)
      expect(property('attendee').getFirstValue()).toMatch(/^mailto:eve@x\.example$/i)
      expect(property('organizer').getFirstValue()).toMatch(/^mailto:house@house\.example$/i)
      expect(property('attendee').getParameter('role')).toBe('REQ-PARTICIPANT')
      expect(property('attendee').getParameter('cn')).toStartWith('Eve')
    }
  })

  test('a name may be any text, and what stands around it stays as it is', () => {
    fc.assert(
      fc.property(fc.oneof(plain, fc.string({ unit: 'binary', maxLength: 80 })), (name) => {
        const person = { name, email: 'eve@x.example' }
        const { events, property } = parsed(written({ attendee: person, organiser: person }))
        expect(events).toHaveLength(1)
        expect(property('attendee').getFirstValue()).toMatch(/^mailto:eve@x\.example$/i)
        expect(property('attendee').getParameter('partstat')).toBe('ACCEPTED')
        expect(property('organizer').getFirstValue()).toMatch(/^mailto:eve@x\.example$/i)
      }),
      { numRuns: 300 },
    )
  })

  test('[S94] a UID and an address cannot break out of their lines either', () => {
    const { events, value } = parsed(
      written({ uid: 'a\r\nSTATUS:CANCELLED', url: 'https://house.example/b\r\nSTATUS:CANCELLED' }),
    )
    expect(events[0]!.getAllProperties('status')).toHaveLength(1)
    expect(value('status')).toBe('CONFIRMED')
  })
})
