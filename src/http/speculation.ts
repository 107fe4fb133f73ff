import { Hono } from 'hono'
import { pathsIn } from '../paths.ts'
import { LANGUAGES } from '../shared/languages.ts'
import type { Env } from './context.ts'

const ADDRESS = '/speculation-rules.json'

/** What a page says about them. They are no part of it, for the policy lets nothing stand inline. */
export const SPECULATION_RULES = JSON.stringify(ADDRESS)

/**
 * A browser that can may fetch a listing while a pointer rests on its link, and shows it at once when it is followed.
 * Fetched and not run: nothing is counted or held by it. Quotes are left out, they are one visitor's.
 */
const rules = {
  prefetch: [
    {
      where: {
        href_matches: LANGUAGES.flatMap((each) => [
          pathsIn(each).package(':slug'),
          pathsIn(each).appointment(':slug'),
        ]),
      },
      eagerness: 'moderate',
    },
  ],
}

export const speculation = new Hono<Env>().get(ADDRESS, (c) =>
  c.body(JSON.stringify(rules), 200, {
    'Content-Type': 'application/speculationrules+json; charset=utf-8',
    'Cache-Control': 'public, max-age=86400',
  }),
)
