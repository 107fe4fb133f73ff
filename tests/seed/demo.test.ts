import { afterAll, beforeAll, describe, expect, test } from 'bun:test'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { serviceCards, serviceWithin } from '../../db/queries/appointments.ts'
import { termsOf } from '../../db/queries/house.ts'
import { dayLoads } from '../../db/queries/inventory.ts'
import { packageCards, packageListing } from '../../db/queries/packages.ts'
import { shownTestimonials } from '../../db/queries/testimonials.ts'
import { themeCards, themePage } from '../../db/queries/themes.ts'
import { SERVICES } from '../../db/seed/appointments/services.ts'
import { demoStatements } from '../../db/seed/demo.ts'
import { CREWS } from '../../db/seed/ids.ts'
import { pictureRows } from '../../db/seed/pictures.ts'
import { seedIfEmpty } from '../../db/seed/seed.ts'
import { startsWithin } from '../../src/bookings/appointments/picker.ts'
import { EVENT_TYPES, type PackageListing } from '../../src/listings/listing.ts'
import type { Database } from '../../src/shared/database.ts'
import { addMonths } from '../../src/shared/days.ts'
import { LANGUAGES, type Language } from '../../src/shared/languages.ts'
import index from '../../static/pictures/index.json'
import { emptyHouse } from './house.ts'

const NOW = Date.parse('2027-03-09T10:00:00Z')

const SLUGS = [
  'annual-gala',
  'baby-shower-brunch',
  'city-rooftop-wedding',
  'first-birthday',
  'garden-vows',
  'graduation-party',
  'launch-night',
  'milestone-birthday',
  'the-proposal',
  'winter-dinner',
]

describe('the demo house', () => {
  const house = emptyHouse()
  let db: Database
  beforeAll(async () => {
    db = house.open()
    expect(await seedIfEmpty(db, NOW)).toBe(true)
  })
  afterAll(async () => {
    await db.close()
    house.remove()
  })

  const cards = (language: Language) => packageCards(db, language, { sort: 'featured' })
  const listings = async (language: Language): Promise<PackageListing[]> =>
    Promise.all((await cards(language)).map(async ({ id }) => (await packageListing(db, language, id))!))
  const themes = async (language: Language) =>
    Promise.all((await themeCards(db, language)).map(async ({ id }) => (await themePage(db, language, id))!))

  test('goes by its own name and terms', async () => {
    expect(await termsOf(db, NOW)).toMatchObject({
      name: 'Maison Rendezvous',
      currency: 'EUR',
      zone: 'Europe/London',
      email: 'house@maison-rendezvous.example',
    })
  })

  test('sells ten packages, three of them popular', async () => {
    const sold = await cards('en')
    expect(sold.map(({ slug }) => slug).sort()).toEqual(SLUGS)
    expect(sold.filter(({ popular }) => popular)).toHaveLength(3)
    for (const { price } of sold) {
      expect(price.currency).toBe('EUR')
      expect(price.amount).toBeWithin(69_000, 1_840_001)
    }
  })

  test('tells every package in full', async () => {
    for (const language of LANGUAGES) {
      for (const each of await listings(language)) {
        expect(each.summary.text.length, each.slug).toBeLessThanOrEqual(110)
        expect(each.description.length, each.slug).toBeWithin(2, 4)
        expect(each.included.length, each.slug).toBeWithin(6, 10)
        expect(each.gallery, each.slug).toHaveLength(5)
        expect(each.themes.length, each.slug).toBeWithin(3, 6)
        expect(each.addOns.length, each.slug).toBeWithin(5, 9)
        expect(each.eventTypes.length, each.slug).toBeGreaterThan(0)
        expect(each.cover.file).toBe(`pictures/${each.slug}.svg`)
      }
    }
  })

  test('has at least two packages for every kind of event', async () => {
    for (const eventType of EVENT_TYPES) {
      const found = await packageCards(db, 'en', { sort: 'featured', eventType })
      expect(found.length, eventType).toBeGreaterThanOrEqual(2)
    }
  })

  test('shows eight themes, each with four pictures and a package that offers it', async () => {
    const shown = await themes('en')
    expect(shown).toHaveLength(8)
    for (const each of shown) {
      expect(each.gallery, each.slug).toHaveLength(4)
      expect(each.description, each.slug).toHaveLength(2)
      const found = await packageCards(db, 'en', { sort: 'featured', theme: each.slug })
      expect(found.length, each.slug).toBeGreaterThan(0)
    }
  })

  test('offers every add-on with some package', async () => {
    const [unused] = await db.read({
      sql: 'SELECT COUNT(*) AS n FROM add_ons WHERE id NOT IN (SELECT add_on_id FROM listing_add_ons)',
      args: [],
    })
    expect(unused?.n).toBe(0)
  })

  test('shows pictures that are there', async () => {
    const shown = [...(await listings('en')), ...(await themes('en'))].flatMap(({ gallery }) => gallery)
    expect(shown).toHaveLength(82)
    const lost = shown.filter(({ file }) => !existsSync(join(import.meta.dir, '../../static', file)))
    expect(lost.map(({ file }) => file)).toEqual([])
  })

  test('says everything in French', async () => {
    const pages = [
      await listings('fr'),
      await themes('fr'),
      (await shownTestimonials(db, 'fr', {})).testimonials,
    ]
    // A text without its translation names the language that it is in.
    expect(JSON.stringify(pages)).not.toContain('"language":"en"')
    const [untold] = await db.read({
      sql: `SELECT COUNT(*) AS n FROM pictures WHERE id NOT IN
        (SELECT content_id FROM translations WHERE content = 'picture' AND language = 'fr' AND field = 'alt')`,
      args: [],
    })
    expect(untold?.n).toBe(0)
  })

  test('translates nothing that is not there', async () => {
    const contents = {
      listing: ['listings', 'title,summary,description'],
      package_item: ['package_items', 'text'],
      add_on: ['add_ons', 'name'],
      theme: ['themes', 'title,summary,description'],
      testimonial: ['testimonials', 'text'],
      picture: ['pictures', 'alt'],
      service: ['(SELECT listing_id AS id FROM services)', 'place'],
      consultant: ['consultants', 'title,bio'],
    }
    for (const [content, [table, fields]] of Object.entries(contents)) {
      const rows = await db.read({
        sql: `SELECT field FROM translations WHERE content = ? AND (content_id NOT IN (SELECT id FROM ${table})
          OR instr(?, field) = 0)`,
        args: [content, fields!],
      })
      expect(rows, content).toEqual([])
    }
  })

  test('lets twelve customers speak, not all of them delighted', async () => {
    const { testimonials, summary } = await shownTestimonials(db, 'en', {})
    expect(summary.count).toBe(12)
    expect(testimonials.filter(({ rating }) => rating === 4).length).toBeGreaterThan(1)
    expect(testimonials.filter(({ rating }) => rating === 3)).toHaveLength(1)
    for (const { month } of testimonials) {
      expect(month < '2027-03' && month >= addMonths('2027-03', -18), month).toBe(true)
    }
    const [strangers] = await db.read({
      sql: `SELECT COUNT(*) AS n FROM testimonials WHERE NOT EXISTS (SELECT 1 FROM package_event_types AS types
        WHERE types.listing_id = testimonials.listing_id AND types.event_type = testimonials.event_type)`,
      args: [],
    })
    expect(strangers?.n).toBe(0)
  })

  test('has two crews, none at Christmas and three on Saint Valentine’s', async () => {
    const { capacity, loads } = await dayLoads(db, CREWS, '2027-03-01', '2029-01-31')
    expect(capacity).toBe(2)
    const exceptions = [...loads].map(([day, load]) => [day, load.capacity])
    expect(exceptions.sort()).toEqual([
      ['2027-12-24', 0],
      ['2027-12-25', 0],
      ['2027-12-26', 0],
      ['2028-01-01', 0],
      ['2028-02-14', 3],
      ['2028-12-24', 0],
      ['2028-12-25', 0],
      ['2028-12-26', 0],
      ['2029-01-01', 0],
    ])
  })
})

describe('the consultations of the demo house', () => {
  const house = emptyHouse()
  let db: Database
  beforeAll(async () => {
    db = house.open()
    await seedIfEmpty(db, NOW)
  })
  afterAll(async () => {
    await db.close()
    house.remove()
  })
  const now = NOW / 1000
  const span = { starts: now, ends: now + 62 * 86_400 }
  const services = (language: Language) =>
    Promise.all(SERVICES.map(async ({ slug }) => (await serviceWithin(db, slug, { language, span, now }))!))

  test('are three, told in full in both languages, each with someone who gives it', async () => {
    for (const language of LANGUAGES) {
      const [cards, pages] = [await serviceCards(db, language), await services(language)]
      expect(cards.map(({ slug }) => slug)).toEqual(SERVICES.map(({ slug }) => slug))
      for (const each of pages) {
        expect(each.summary.text.length, each.slug).toBeLessThanOrEqual(110)
        expect(each.description, each.slug).toHaveLength(2)
        expect(each.price, each.slug).toEqual(each.durations[0]!.price)
        const pictures = [each.cover, ...each.gallery, ...each.hosts.map(({ picture }) => picture!)]
        for (const { file } of pictures)
          expect(existsSync(join(import.meta.dir, '../../static', file)), file).toBe(true)
      }
      if (language === 'fr') expect(JSON.stringify([cards, pages])).not.toContain('"language":"en"')
    }
  })

  test('are given in London and in New York', async () => {
    const hosts = (await services('en')).flatMap((each) => each.hosts)
    expect([...new Set(hosts.map(({ slug }) => slug))].sort()).toEqual([
      'grace-moreau',
      'iris-bennett',
      'tomas-okafor',
    ])
    expect([...new Set(hosts.map(({ zone }) => zone))].sort()).toEqual(['America/New_York', 'Europe/London'])
  })

  test('a free full day gives sixteen, eleven, eight and six starts', async () => {
    const [first] = await services('en')
    const day = {
      starts: Date.parse('2027-03-10T00:00Z') / 1000,
      ends: Date.parse('2027-03-11T00:00Z') / 1000,
    }
    const starts = [15, 30, 45, 60].map((duration) => startsWithin(first!, duration, day).length)
    expect(starts).toEqual([16, 11, 8, 6])
  })

  test('leave a consultant a day off and another a short one', async () => {
    const [first] = await services('en')
    const on = (day: string, consultant: string) => {
      const starts = Date.parse(`${day}T00:00Z`) / 1000
      return startsWithin(first!, 60, { starts, ends: starts + 86_400 }, consultant).length
    }
    expect([on('2027-03-16', 'iris-bennett'), on('2027-03-17', 'iris-bennett')]).toEqual([6, 0])
    expect([on('2027-03-17', 'tomas-okafor'), on('2027-03-18', 'tomas-okafor')]).toEqual([6, 3])
  })
})

test('the same moment gives the same house', () => {
  expect(demoStatements(NOW, '2027-03-09')).toEqual(demoStatements(NOW, '2027-03-09'))
})

test('a picture that was not drawn stops the seeding by its name', () => {
  const without = index.filter(({ file }) => file !== 'the-proposal-3.svg')
  expect(without).toHaveLength(index.length - 1)
  expect(() => pictureRows(without)).toThrow('the-proposal-3.svg')
})

describe('a house', () => {
  const counts = async (db: Database) => {
    const [row] = await db.read({
      sql: 'SELECT (SELECT COUNT(*) FROM listings) AS listings, (SELECT COUNT(*) FROM translations) AS translations',
      args: [],
    })
    return row
  }

  test('is furnished once', async () => {
    const house = emptyHouse()
    const db = house.open()
    expect(await seedIfEmpty(db, NOW)).toBe(true)
    const before = await counts(db)
    expect(await seedIfEmpty(db, NOW + 1_000)).toBe(false)
    expect(await counts(db)).toEqual(before!)
    await db.close()
    house.remove()
  })

  test('is furnished once by two that start together', async () => {
    const house = emptyHouse()
    const [one, other] = [house.open(), house.open()]
    // Both have seen it empty before either writes: the second is stopped by the database, not by looking.
    const writes: boolean[] = []
    const watched = (db: Database): Database => ({
      ...db,
      async write(statements) {
        const written = await db.write(statements)
        writes.push(written.ok)
        return written
      },
    })
    const both = await Promise.all([seedIfEmpty(watched(one), NOW), seedIfEmpty(watched(other), NOW)])
    expect(both.sort()).toEqual([false, true])
    expect(writes.sort()).toEqual([false, true])
    expect(await counts(one)).toMatchObject({ listings: 19 })
    await one.close()
    await other.close()
    house.remove()
  })

  test('with another listing is left alone', async () => {
    const house = emptyHouse()
    const db = house.open()
    await db.write([
      {
        sql: `INSERT INTO listings (id, kind, slug, title, summary, description, price, currency, created, updated)
          VALUES ('one', 'tour', 'one', 'One', '', '', 0, 'EUR', 0, 0)`,
        args: [],
      },
    ])
    expect(await seedIfEmpty(db, NOW)).toBe(false)
    expect(await counts(db)).toMatchObject({ listings: 1, translations: 0 })
    await db.close()
    house.remove()
  })

  test('that refuses for another reason says so', async () => {
    const house = emptyHouse()
    const db = house.open()
    await db.write([
      {
        sql: `INSERT INTO themes (id, slug, title, summary, description) VALUES ('mine', 'evergreen', '', '', '')`,
        args: [],
      },
    ])
    await expect(seedIfEmpty(db, NOW)).rejects.toThrow('themes.slug')
    expect(await counts(db)).toMatchObject({ listings: 0 })
    await db.close()
    house.remove()
  })
})
