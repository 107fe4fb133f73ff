import { Hono } from 'hono'
import { packagesWithTheme } from '../../db/queries/packages.ts'
import { themeCards, themePage } from '../../db/queries/themes.ts'
import { ThemesPage } from '../../views/themes/list.tsx'
import { ThemePage } from '../../views/themes/show.tsx'
import type { Doors, Env } from '../http/context.ts'
import type { Keep } from '../http/keep.ts'
import { keepable, pageOf, show } from '../http/page.ts'

export function themePages({ services }: Doors, whileUnchanged: Keep) {
  const { db } = services
  return new Hono<Env>()
    .get('/themes', whileUnchanged({ room: () => false }), async (c) => {
      keepable(c)
      const themes = await themeCards(db, c.get('language'))
      return show(c, <ThemesPage page={await pageOf(c, services)} themes={themes} />)
    })
    .get('/themes/:slug', whileUnchanged({ room: () => false }), async (c) => {
      const theme = await themePage(db, c.get('language'), c.req.param('slug'))
      if (!theme) return c.notFound()
      keepable(c)
      const packages = await packagesWithTheme(db, c.get('language'), theme.id)
      return show(c, <ThemePage page={await pageOf(c, services)} theme={{ ...theme, packages }} />)
    })
}
