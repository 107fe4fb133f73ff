import { Hono } from 'hono'
import { deleteCookie, setCookie } from 'hono/cookie'
import type { Env } from './context.ts'
import { formOf, safePath } from './forms.ts'
import { goOn } from './page.ts'

/** Light, dark, or as the system has it: kept in a cookie, so that the server draws the page right at once. */
export function appearance(secure: boolean) {
  return new Hono<Env>().post('/', async (c) => {
    const form = await formOf(c)
    const wanted = form('appearance')
    if (wanted === 'light' || wanted === 'dark')
      setCookie(c, 'appearance', wanted, { path: '/', sameSite: 'Lax', secure, maxAge: 365 * 86_400 })
    else deleteCookie(c, 'appearance', { path: '/', secure })
    return goOn(c, safePath(form('back')))
  })
}
