import { getCookie, setCookie } from 'hono/cookie'
import type { Config } from '../platform/config.ts'
import type { Ctx } from './context.ts'

type Where = Pick<Config, 'baseUrl'>

const isSecure = ({ baseUrl }: Where) => baseUrl.startsWith('https:')
/** With this prefix a browser takes the cookie from this very host alone, and from no neighbour under the same domain. */
const nameOf = (where: Where, name: string) => (isSecure(where) ? `__Host-${name}` : name)

export const kept = (c: Ctx, where: Where, name: string): string | undefined =>
  getCookie(c, nameOf(where, name))

/** Keeps a value with the visitor for so many days, out of reach of scripts, or, with none, forgets it. */
export const keep = (c: Ctx, where: Where, name: string, value: string, days: number): void =>
  setCookie(c, nameOf(where, name), value, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: isSecure(where),
    maxAge: days * 86_400,
  })

/** Tells the page's own script that there is something of the visitor's to be fetched, and nothing of what it is. */
export const hint = (c: Ctx, where: Where, name: string, seconds: number): void =>
  setCookie(c, name, '1', { path: '/', sameSite: 'Lax', secure: isSecure(where), maxAge: seconds })
