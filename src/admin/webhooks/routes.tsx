import { Hono } from 'hono'
import { deliveriesOf } from '../../../db/queries/deliveries.ts'
import { endpointNamed, endpointsMade } from '../../../db/queries/webhooks.ts'
import { WebhookPage } from '../../../views/admin/webhook.tsx'
import { WebhooksPage } from '../../../views/admin/webhooks.tsx'
import { afterwards, type Ctx, type Doors, type Env } from '../../http/context.ts'
import { type Fields, fieldsOf, formOf, pageIn, queryOf } from '../../http/forms.ts'
import { goOn, pageOf, personal, show } from '../../http/page.ts'
import { byOf, personAsking } from '../../http/who.ts'
import type { FieldProblem } from '../../shared/problem.ts'
import { localeOf } from '../../translations/locale.ts'
import {
  addEndpoint,
  changeEndpoint,
  removeEndpoint,
  sendTest,
  setEnabled,
  turnSecret,
} from '../../webhooks/endpoints.ts'
import { SUBSCRIPTIONS } from '../../webhooks/events.ts'
import { type ReplayRefusal, replay } from '../../webhooks/replay.ts'

const LIMIT = 25

interface Shown {
  values?: Record<string, string>
  problems?: FieldProblem[]
  /** Just made: the one time that it is shown. */
  secret?: string
  refusal?: Exclude<ReplayRefusal, 'none'>
}

/** Who is told what happens to bookings, for whoever administers the house. */
export function webhookPages({ services, kick }: Doors) {
  const { db } = services

  return new Hono<Env>()
    .get('/admin/webhooks', (c) => listPage(c))

    .post('/admin/webhooks', async (c) => {
      const said = await formOf(c)
      const { account } = await personAsking(c)
      const made = await addEndpoint(services, account.id, endpointIn(said), await byOf(c))
      if (!made.ok) return listPage(c, said.typed, made.refusal)
      return onePage(c, made.value.id, { secret: made.value.secret })
    })

    .get('/admin/webhooks/:id', (c) => onePage(c, c.req.param('id')))

    .post('/admin/webhooks/:id', async (c) => {
      const said = await formOf(c)
      const id = c.req.param('id')
      const changed = await changeEndpoint(services, id, endpointIn(said), await byOf(c))
      if (!changed.ok) return onePage(c, id, { values: said.typed, problems: changed.refusal })
      return changed.value ? back(c, id) : c.notFound()
    })

    .post('/admin/webhooks/:id/standing', async (c) => {
      const said = await formOf(c)
      await setEnabled(services, c.req.param('id'), said('enabled') === 'yes', await byOf(c))
      return back(c, c.req.param('id'))
    })

    .post('/admin/webhooks/:id/secret', async (c) => {
      await formOf(c)
      const id = c.req.param('id')
      const turned = await turnSecret(services, id, await byOf(c))
      // Of two who press at once, one is shown theirs and the other what there is then.
      return turned.ok ? onePage(c, id, turned.value) : back(c, id)
    })

    .post('/admin/webhooks/:id/test', async (c) => {
      await formOf(c)
      const endpoint = await endpointNamed(db, c.req.param('id'))
      if (!endpoint) return c.notFound()
      const sent = await sendTest(services, endpoint, await byOf(c))
      if (!sent.ok) return onePage(c, endpoint.id, { refusal: sent.refusal })
      afterwards(c, kick())
      return back(c, endpoint.id)
    })

    .post('/admin/webhooks/:id/removal', async (c) => {
      await formOf(c)
      if (!(await removeEndpoint(services, c.req.param('id'), await byOf(c)))) return c.notFound()
      return goOn(c, localeOf(c.get('language')).paths.webhooks())
    })

    .post('/admin/webhooks/deliveries/:id/replay', async (c) => {
      const said = await formOf(c)
      const seen = /^\d{1,9}$/.test(said('replays') ?? '') ? Number(said('replays')) : undefined
      const done = await replay(services, c.req.param('id'), seen, await byOf(c))
      if (done.ok) {
        afterwards(c, kick())
        return back(c, done.value.endpoint)
      }
      const { reason, endpoint } = done.refusal
      return reason === 'none' ? c.notFound() : onePage(c, endpoint, { refusal: reason })
    })

  async function listPage(c: Ctx, values: Record<string, string> = {}, problems: FieldProblem[] = []) {
    personal(c)
    const [page, endpoints] = [await pageOf(c, services), await endpointsMade(db)]
    const props = { page, endpoints, subscriptions: SUBSCRIPTIONS, values, problems }
    return show(c, <WebhooksPage {...props} />, problems.length ? 422 : 200)
  }

  async function onePage(c: Ctx, id: string, { problems = [], secret, refusal, values }: Shown = {}) {
    personal(c)
    const endpoint = await endpointNamed(db, id)
    if (!endpoint) return c.notFound()
    const asked = c.req.method === 'GET' ? queryOf(c) : fieldsOf(new URLSearchParams())
    const at = pageIn(asked('page'))
    const list = await deliveriesOf(db, id, { limit: LIMIT, offset: (at - 1) * LIMIT })
    const page = await pageOf(c, services)
    const { paths } = localeOf(c.get('language'))
    const props = {
      page: { ...page, path: paths.webhook(id) },
      endpoint,
      deliveries: list.deliveries,
      at,
      pages: Math.ceil(list.total / LIMIT),
      now: Math.floor(services.clock.now() / 1000),
      subscriptions: SUBSCRIPTIONS,
      problems,
      values: values ?? {
        url: endpoint.url,
        description: endpoint.description ?? '',
        ...Object.fromEntries(endpoint.events.map((each) => [`event.${each}`, 'yes'])),
      },
      ...(secret !== undefined && { secret }),
      ...(refusal && { refusal }),
    }
    return show(c, <WebhookPage {...props} />, problems.length ? 422 : refusal ? 409 : 200)
  }
}

const endpointIn = (said: Fields) => ({
  url: said('url') ?? '',
  ...(said('description') && { description: said('description') }),
  events: SUBSCRIPTIONS.filter((each) => said(`event.${each}`) === 'yes'),
})

const back = (c: Ctx, id: string) => goOn(c, localeOf(c.get('language')).paths.webhook(id))
