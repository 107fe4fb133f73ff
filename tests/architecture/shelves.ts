import type { Source } from '../support/sources.ts'

/** What a file is, by where it stands and, for rules and verbs, by what it knows. */
export type Kind =
  | 'shared'
  | 'paths'
  | 'translations'
  | 'schema'
  | 'queries'
  | 'seed'
  | 'ports'
  | 'platform'
  | 'http'
  | 'jobs'
  | 'rules'
  | 'verb'
  | 'door'
  | 'later'
  | 'workshop'
  | 'view'
  | 'letter'
  | 'app'
  | 'entry'
  | 'stray'

interface Shelf {
  /** What it is called in a sentence. */
  a: string
  may: readonly Kind[]
  /** Besides the above, when only types are taken. */
  types?: readonly Kind[]
  packages: RegExp
  /** What it is for: the end of the sentence that a newcomer reads. */
  because: string
}

const clean = /^(zod|uuidv7|temporal-polyfill)(\/|$)/
/** Calendar files are pure text, and escaping and folding them is done well enough elsewhere. */
const rulesMay = /^(zod|uuidv7|temporal-polyfill|ical-generator)(\/|$)/
const web = /^(hono|@hono\/zod-validator|hono-openapi|zod)(\/|$)/

/** The table of who may import what. */
export const shelves: Readonly<Record<Kind, Shelf>> = {
  shared: {
    a: 'a shared word',
    may: ['shared'],
    packages: clean,
    because: 'everything stands on src/shared, so it stands on nothing of ours.',
  },
  paths: {
    a: 'the list of every URL, or of who may use it',
    may: ['shared'],
    packages: /^$/,
    because: 'a URL needs to know no more than the shared words.',
  },
  translations: {
    a: 'part of the translations',
    may: ['shared', 'paths', 'translations'],
    packages: /^(i18next|intl-messageformat)(\/|$)/,
    because: 'words know the languages, days and money of src/shared, and nothing of who says them.',
  },
  schema: {
    a: 'part of the schema',
    may: ['schema', 'shared'],
    packages: /^drizzle-orm(\/|$)/,
    because: 'tables know drizzle and src/shared, and nothing of the app that uses them.',
  },
  queries: {
    a: 'a file of queries',
    may: ['queries', 'schema', 'shared'],
    types: ['rules'],
    packages: /^(drizzle-orm|zod)(\/|$)/,
    because:
      'a query makes a statement and reads rows; who runs it and what is decided by it stands elsewhere.',
  },
  seed: {
    a: 'part of the demo house',
    may: ['seed', 'queries', 'schema', 'shared', 'rules', 'verb', 'translations', 'paths', 'ports'],
    packages: clean,
    because: 'the demo house is made with the same queries and verbs as any other.',
  },
  ports: {
    a: 'what everybody knows of the outside world',
    may: ['ports', 'shared'],
    packages: /^zod$/,
    because: 'ports and configuration are the words between the app and its adapters, and belong to neither.',
  },
  platform: {
    a: 'an adapter',
    may: ['ports', 'platform', 'shared', 'queries'],
    packages: /./,
    because:
      'it speaks to one vendor and knows nothing of the business; what it was told to do comes as arguments.',
  },
  http: {
    a: 'part of src/http',
    may: ['http', 'ports', 'shared', 'translations', 'paths', 'view', 'rules'],
    packages: web,
    because:
      'src/http is the web without any noun: it would be the same in a house that sells something else.',
  },
  jobs: {
    a: 'part of src/jobs',
    may: ['jobs', 'later', 'queries', 'ports', 'shared', 'http', 'paths', 'translations'],
    packages: web,
    because: 'it runs the jobs that nouns define in their jobs.ts and knows no more of them than that.',
  },
  rules: {
    a: 'a file of rules',
    may: ['rules', 'shared', 'translations', 'paths'],
    types: ['queries', 'schema', 'verb'],
    packages: rulesMay,
    because: 'a rule is pure: the clock and the data are its arguments. What asks the world is a verb.',
  },
  verb: {
    a: 'a verb',
    may: ['rules', 'verb', 'queries', 'shared', 'ports', 'translations', 'paths'],
    types: ['schema', 'jobs'],
    packages: clean,
    because:
      'a verb knows rules, queries and the types of ports, so that a door, a job and a test can all call it.',
  },
  door: {
    a: 'a door',
    may: [
      'verb',
      'rules',
      'queries',
      'view',
      'http',
      'paths',
      'shared',
      'ports',
      'translations',
      'jobs',
      'door',
    ],
    types: ['schema'],
    packages: web,
    because: 'a door reads the request, calls one verb and chooses a view; vendors stand behind the ports.',
  },
  later: {
    a: 'a file of jobs',
    may: ['verb', 'rules', 'queries', 'letter', 'jobs', 'shared', 'ports', 'translations', 'paths'],
    packages: clean,
    because: 'a job is a few lines that call a verb and choose a letter.',
  },
  workshop: {
    a: 'part of a workshop',
    may: ['workshop', 'shared'],
    packages: /^node:/,
    because: 'a workshop makes files for static/ and is no part of the app.',
  },
  view: {
    a: 'a view',
    may: ['view', 'letter', 'shared', 'paths', 'rules'],
    types: ['translations', 'verb', 'queries'],
    packages: /^hono\/(jsx|html|utils\/html)/,
    because: 'a view is a function of its props: it fetches nothing, decides nothing and knows no request.',
  },
  letter: {
    a: 'a letter',
    may: ['view', 'letter', 'shared', 'paths', 'rules'],
    types: ['translations', 'verb', 'queries'],
    packages: /^hono\/(jsx|html|utils\/html)/,
    because: 'a letter is a function of its props, like every view.',
  },
  app: {
    a: 'the list of every mount',
    may: ['door', 'http', 'jobs', 'paths', 'view', 'shared', 'ports', 'translations'],
    packages: web,
    because: 'src/app.tsx mounts the doors and does nothing itself.',
  },
  entry: {
    a: 'an entry',
    may: ['app', 'ports', 'platform', 'shared', 'jobs', 'seed'],
    packages: /./,
    because:
      'an entry chooses the adapters, hands them to the app and starts it; what the business does is behind the app.',
  },
  stray: {
    a: 'a file in no known place',
    may: [],
    packages: /^$/,
    because: 'a thing is found by its noun and then by its shelf: see the README.',
  },
}

/** The few imports that the table would refuse, each with its reason. */
export const exceptions: readonly { from: string; to: string; because: string }[] = [
  {
    from: 'src/http/page.ts',
    to: 'db/queries/house.ts',
    because: "every page says whose house it is, and the house's name and zone belong to no noun.",
  },
  {
    from: 'src/http/keep.ts',
    to: 'db/queries/house.ts',
    because: 'what ends a kept page is counted for the whole house and belongs to no noun.',
  },
  ...['src/bun.ts', 'src/admin.cli.ts'].map((from) => ({
    from,
    to: 'src/accounts/first-admin.ts',
    because: 'whoever is at the machine may make an admin, and no door of the app may.',
  })),
  {
    from: 'src/accounts/access-token.ts',
    to: 'jose',
    because:
      'signing and reading tokens is arithmetic that asks nobody, and nowhere is it safer to get wrong.',
  },
  ...['otpauth', 'uqr'].map((to) => ({
    from: 'src/accounts/code.ts',
    to,
    because: 'codes of an authenticator, and the squares that carry their secret, are pure arithmetic.',
  })),
  {
    from: 'src/accounts/passkeys.ts',
    to: '@simplewebauthn/server',
    because: 'it reads what an authenticator has signed and asks nobody; the database is asked by the verb.',
  },
  ...['consultants', 'hours', 'slots'].map((rules) => ({
    from: 'src/listings/kinds/appointment.ts',
    to: `src/inventory/${rules}.ts`,
    because:
      'an appointment is held against slots, and the rules of slots know hours and claims but no listing.',
  })),
]

/**
 * Which nouns a noun looks down on; they pass on what they see. `admin` sees everything. Every noun may use
 * translations, media, and notifications, which only carry words, pictures and letters.
 */
export const below: Readonly<Record<string, readonly string[]>> = {
  translations: [],
  media: [],
  notifications: [],
  accounts: [],
  themes: ['accounts'],
  listings: ['accounts', 'themes'],
  testimonials: ['listings'],
  inventory: ['listings'],
  bookings: ['inventory'],
  payments: ['bookings'],
  search: ['inventory'],
  webhooks: ['bookings'],
  chat: ['accounts'],
  concierge: ['chat', 'search'],
  admin: ['payments', 'concierge', 'testimonials', 'webhooks'],
}
const everyone = ['translations', 'media', 'notifications']

export function looksDownOn(noun: string): ReadonlySet<string> {
  const seen = new Set([noun, ...(noun in below ? everyone : [])])
  for (const each of seen) for (const lower of below[each] ?? []) seen.add(lower)
  return seen
}

/** The noun a file of src belongs to, if it belongs to one. */
export function nounOf(path: string): string | undefined {
  const [, folder = ''] = /^src\/([^/]+)\//.exec(path) ?? []
  return ['shared', 'platform', 'http', 'jobs', ''].includes(folder) ? undefined : folder
}

const places: [RegExp, Kind][] = [
  [/^src\/shared\//, 'shared'],
  [/^src\/(paths|rights)\.ts$/, 'paths'],
  [/^src\/app\.tsx$/, 'app'],
  [/^src\/(bun|worker|(admin|schedules)\.cli)\.tsx?$/, 'entry'],
  [/^src\/platform\/(ports|config(\.\w+)?)\.ts$/, 'ports'],
  [/^src\/platform\//, 'platform'],
  [/^src\/http\//, 'http'],
  [/^src\/jobs\//, 'jobs'],
  [/^src\/translations\//, 'translations'],
  [/^src\/media\/scenes\//, 'workshop'],
  [/^src\/[^/]+\/([^/]+\/)?(routes|api|shape|guard)\.tsx?$/, 'door'],
  [/^src\/[^/]+\/([^/]+\/)?jobs\.tsx?$/, 'later'],
  [/^src\/[^/]+\/.+\.ts$/, 'rules'],
  [/^views\/emails\//, 'letter'],
  [/^views\//, 'view'],
  [/^db\/schema\//, 'schema'],
  [/^db\/queries\//, 'queries'],
  [/^db\/seed\//, 'seed'],
]

/** Rules and verbs stand side by side: a verb is what waits, asks the database or a port, or calls such a file. */
export function kindsOf(sources: readonly Source[]): Map<string, Kind> {
  const kinds = new Map(sources.map(({ path }) => [path, placeOf(path)]))
  let found = true
  while (found) {
    found = false
    for (const source of sources) {
      if (kinds.get(source.path) !== 'rules' || !asksTheWorld(source, kinds)) continue
      kinds.set(source.path, 'verb')
      found = true
    }
  }
  return kinds
}

export function placeOf(path: string): Kind {
  return places.find(([place]) => place.test(path))?.[1] ?? 'stray'
}

function asksTheWorld({ code, imports }: Source, kinds: ReadonlyMap<string, Kind>): boolean {
  if (/\basync\b|\bawait\b/.test(code)) return true
  return imports.some(({ target, types }) => {
    const kind = kinds.get(target) ?? placeOf(target)
    return kind === 'ports' || (!types && (kind === 'queries' || kind === 'verb'))
  })
}
