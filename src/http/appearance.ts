import { Hono } from 'hono'
import type { Config } from '../platform/config.ts'
import type { Env } from './context.ts'
import { keep } from './cookies.ts'
import { formOf, safePath } from './forms.ts'
import { goOn } from './page.ts'

/** Light, dark, or as the system has it: kept in a cookie, so that the server draws the page right at once. */
export function appearance(config: Pick<Config, 'baseUrl'>) {
  return new Hono<Env>().post('/', async (c) => {
    const form = await formOf(c)
    const wanted = form('appearance')
    if (wanted === 'light' || wanted === 'dark') keep(c, config, 'appearance', wanted, 365)
    else keep(c, config, 'appearance', '', 0)
    return goOn(c, safePath(form('back')))
  })
}
