import { prefixOf } from '../../src/paths.ts'
import { addDays, dayAt } from '../../src/shared/days.ts'
import type { Language } from '../../src/shared/languages.ts'
import { orderOn, ownDay, postJson } from './guest.ts'
import type { TestHouse } from './house.ts'

/** Every page that a visitor reaches by an address alone, by name. */
export function addressesIn(language: Language): Record<string, string> {
  const at = prefixOf(language)
  const day = `date=${addDays(dayAt(Date.now(), 'Europe/London'), 45)}`
  const choice = `${day}&guests=60&eventType=wedding`
  return {
    home: at || '/',
    list: `${at}/packages`,
    'filtered list': `${at}/packages?guests=60&eventType=wedding`,
    'empty list': `${at}/packages?guests=9999`,
    listing: `${at}/packages/garden-vows`,
    'listing with a choice': `${at}/packages/garden-vows?${choice}&theme=wild-meadow&addOn.string-quartet=1`,
    'listing with problems': `${at}/packages/garden-vows/quote?date=2020-01-01&guests=5`,
    quote: `${at}/packages/garden-vows/quote?${choice}`,
    tours: `${at}/tours`,
    'filtered tours': `${at}/tours?${day}&guests=3`,
    'no tours': `${at}/tours?difficulty=challenging&guests=500`,
    tour: `${at}/tours/seven-sisters-ridge`,
    'tour with a choice': `${at}/tours/hidden-courtyards?${day}&unit.adult=2&unit.child=1`,
    'tour with problems': `${at}/tours/steam-to-the-sea?date=2020-01-01&unit.child=3`,
    services: `${at}/appointments`,
    service: `${at}/appointments/first-consultation`,
    'service from afar': `${at}/appointments/wedding-from-afar?duration=60&consultant=grace-moreau&zone=Asia/Tokyo`,
    'service with problems': `${at}/appointments/first-consultation/quote?start=2020-01-01T09:00:00Z&duration=30`,
    themes: `${at}/themes`,
    theme: `${at}/themes/moonlit-navy`,
    testimonials: `${at}/testimonials`,
    'nothing there': `${at}/no-such-page`,
    mailbox: '/dev/mail',
  }
}

export interface Booked {
  reference: string
  /** The private link of the letter, as a path. */
  path: string
  /** Where its letter to the customer stands. */
  letter: string
}

/** A booking made elsewhere, once its letters have arrived. */
export async function bookedElsewhere(house: TestHouse, language: Language): Promise<Booked> {
  const answer = await postJson(house, orderOn(ownDay()))
  if (answer.status !== 201) throw new Error(await answer.text())
  const { reference, link } = (await answer.json()) as { reference: string; link: string }
  await house.settle()
  const [letter] = await house.db.read({
    sql: 'SELECT id FROM mailbox WHERE text LIKE ? AND recipient NOT LIKE ?',
    args: [`%${reference}%`, 'house@%'],
  })
  const { pathname, search } = new URL(link)
  return { reference, path: prefixOf(language) + pathname + search, letter: `/dev/mail/${letter!.id}` }
}
