import type { Import, Source } from '../support/sources.ts'
import { exceptions, type Kind, kindsOf, looksDownOn, nounOf, placeOf, shelves } from './shelves.ts'

/** Everything that stands where it should not, each in a sentence that says why. */
export function complaints(sources: readonly Source[]): string[] {
  const kinds = kindsOf(sources)
  return sources.flatMap((source) => {
    const kind = kinds.get(source.path) ?? 'stray'
    const about = source.imports.flatMap((each) => importComplaint(source, kind, each, kinds))
    return [...placeComplaint(source, kind), ...about, ...wordComplaints(source, kind)]
  })
}

function placeComplaint({ path }: Source, kind: Kind): string[] {
  if (kind !== 'stray') return []
  if (/^src\/[^/]+\/.+\.tsx$/.test(path)) {
    return [
      `${path} is HTML inside a noun: only routes.tsx chooses views there, and the views themselves stand in views/.`,
    ]
  }
  return [`${path} is ${shelves.stray.a}: ${shelves.stray.because}`]
}

function importComplaint(
  source: Source,
  kind: Kind,
  each: Import,
  kinds: ReadonlyMap<string, Kind>,
): string[] {
  if (kind === 'stray') return []
  const { a, may, types = [], packages, because } = shelves[kind]
  const said = `${source.path} is ${a} and imports ${each.target}`
  if (exceptions.some(({ from, to }) => from === source.path && to === each.target)) return []
  if (!each.ours) return packages.test(each.target) ? [] : [`${said}: ${because}`]
  if (/\.(json|sql)$/.test(each.target)) return []
  const target = kinds.get(each.target) ?? placeOf(each.target)
  if (!may.includes(target) && !(each.types && types.includes(target))) {
    return [`${said}, which is ${shelves[target].a}: ${because}`]
  }
  return nounComplaint(source, kind, each, target, said)
}

/** The arrows between nouns run one way, and a door opens on its own noun's verbs. */
function nounComplaint(
  { path }: Source,
  kind: Kind,
  { target }: Import,
  targetKind: Kind,
  said: string,
): string[] {
  const [own, other] = [nounOf(path), nounOf(target)]
  if (!own || !other || own === other || own === 'translations') return []
  if (!looksDownOn(own).has(other)) {
    return [
      `${said}: ${own} may not know ${other}. The arrows between nouns run one way (see below in shelves.ts).`,
    ]
  }
  if (kind === 'door' && targetKind === 'verb' && own !== 'admin') {
    return [`${said}, a verb of ${other}: a door opens on its own noun. Let a verb of ${own} call it.`]
  }
  return []
}

const pure: readonly Kind[] = ['shared', 'paths', 'rules', 'view', 'letter', 'schema', 'queries']
const told: readonly Kind[] = [...pure, 'verb', 'later', 'door', 'http', 'jobs', 'seed']

interface Ban {
  words: RegExp
  in: readonly Kind[]
  because: string
}

/** Ids are made in one place, and that place has to use chance and the clock. */
const source = 'src/shared/ids.ts'

const bans: readonly Ban[] = [
  {
    words: /\bDate\.now\(\)|\bnew Date\(\s*\)|\bDate\(\s*\)|\bTemporal\.Now\b|\bperformance\.now\(\)/,
    in: told,
    because:
      'the clock is a port, so that tests own it: take the time as an argument, or ask services.clock.',
  },
  {
    words: /\bMath\.random\(/,
    in: [...pure, 'verb', 'later', 'door'],
    because: 'chance cannot be tested: ids come from src/shared/ids.ts, everything else is an argument.',
  },
  {
    words: /\bcrypto\b(?!['"])/,
    in: pure.filter((kind) => kind !== 'shared'), // which signs and makes ids for everyone
    because:
      'what is pure gives the same answer twice: make the id or the hash in the verb and hand it over.',
  },
  {
    words: /\.transaction\(/,
    in: [...told, 'app', 'entry'],
    because:
      'an open transaction stops every other writer: send one batch with db.write, each statement with its guard.',
  },
  {
    words: /\.batch\(/,
    in: [...told, 'app', 'entry'],
    because:
      "drizzle's batch begins deferred and can fail halfway: build the statements and send them with db.write.",
  },
]

function wordComplaints({ path, code }: Source, kind: Kind): string[] {
  if (path === source) return []
  return bans
    .filter((ban) => ban.in.includes(kind))
    .flatMap((ban) => {
      const found = ban.words.exec(code)
      return found ? [`${path} uses ${found[0].trim()}: ${ban.because}`] : []
    })
}
