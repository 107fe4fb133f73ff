import { Hono } from 'hono'
import { favoriteOf, favoritesOf } from '../../../db/queries/favorites.ts'
import type { Said } from '../../../views/accounts/alone.tsx'
import { FavoritesPage } from '../../../views/accounts/favorites.tsx'
import { Favor } from '../../../views/ui/favor.tsx'
import type { Ctx, Doors, Env } from '../../http/context.ts'
import { formOf } from '../../http/forms.ts'
import { asksFor, goOn, pageOf, personal, show, showPart } from '../../http/page.ts'
import { personAsking } from '../../http/who.ts'
import { localeOf } from '../../translations/locale.ts'
import { favor, unfavor } from './favor.ts'

/** What somebody keeps: the page of it, and the button that stands on every listing's own page. */
export function favoritePages({ services }: Doors) {
  const { db } = services
  const words = (c: Ctx) => localeOf(c.get('language'))

  return new Hono<Env>()
    .get('/favorites', (c) => favoritesPage(c))

    .post('/favorites', async (c) => {
      personal(c)
      const person = await personAsking(c)
      const said = await formOf(c)
      const which = { kind: said('kind') ?? '', listing: said('listing') ?? '' }
      const kept = await favor(services, person, which, c.get('language'))
      if (kept.ok) {
        if (asksFor(c, 'favor'))
          return showPart(c, <Favor locale={words(c)} {...kept.value} kept={kept.value} />)
        return goOn(c, words(c).paths.favorites())
      }
      if (kept.refusal.code !== 'too_many') return c.notFound()
      // On the listing there is no place for more than a button.
      if (asksFor(c, 'favor')) return goOn(c, words(c).paths.favorites({ full: true }))
      return favoritesPage(c, 409)
    })

    .post('/favorites/:id/removal', async (c) => {
      personal(c)
      const person = await personAsking(c)
      await formOf(c)
      const { id } = { id: c.req.param('id') }
      const was = await favoriteOf(db, c.get('language'), person.account.id, { id })
      await unfavor(services, person, id)
      if (was && asksFor(c, 'favor')) return showPart(c, <Favor locale={words(c)} {...was} />)
      return goOn(c, words(c).paths.favorites())
    })

  async function favoritesPage(c: Ctx, status: 200 | 409 = 200) {
    personal(c)
    const { account } = await personAsking(c)
    const { favorites } = await favoritesOf(db, c.get('language'), account.id)
    const { t, paths } = words(c)
    const full = status === 409 || c.req.query('full') !== undefined
    const said: Said = {
      kind: 'wrong',
      title: t('account.favoritesFull'),
      words: t('account.favoritesFullWords'),
    }
    const page = { ...(await pageOf(c, services)), path: paths.favorites() }
    return show(c, <FavoritesPage page={page} favorites={favorites} {...(full && { said })} />, status)
  }
}
