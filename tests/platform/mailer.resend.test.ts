import { afterEach, describe, expect, test } from 'bun:test'
import { resendMailer } from '../../src/platform/mailer.resend.ts'

/** Stands where Resend's API is; what it was asked is kept. */
function standIn(answer: (request: Request) => Response | Promise<Response>) {
  const asked: { headers: Headers; body: Record<string, unknown> }[] = []
  const server = Bun.serve({
    port: 0,
    hostname: '127.0.0.1',
    async fetch(request) {
      asked.push({
        headers: request.headers,
        body: (await request.clone().json()) as Record<string, unknown>,
      })
      return answer(request)
    },
  })
  servers.push(server)
  const options = {
    apiKey: 're_test',
    from: 'House <house@example.org>',
    baseUrl: `http://127.0.0.1:${server.port}`,
  }
  return { asked, mailer: resendMailer({ ...options, patienceMs: 300 }) }
}

const servers: Bun.Server<unknown>[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.stop(true)
})

const LETTER = {
  to: 'ann@example.org',
  replyTo: 'house@example.org',
  subject: 'A day for Ann',
  html: '<p>A day</p>',
  text: 'A day',
}

test('a letter goes out with its key, its sender and where to answer', async () => {
  const { asked, mailer } = standIn(() => Response.json({ id: 're-1' }))
  expect(await mailer.send(LETTER, 'letter:1')).toEqual({ ok: true, value: { id: 're-1' } })
  expect(asked).toHaveLength(1)
  expect(asked[0]!.headers.get('idempotency-key')).toBe('letter:1')
  expect(asked[0]!.headers.get('authorization')).toBe('Bearer re_test')
  const { replyTo, ...same } = LETTER
  expect(asked[0]!.body).toMatchObject({ ...same, from: 'House <house@example.org>', reply_to: replyTo })
})

describe('a refusal is a value', () => {
  for (const [status, name, permanent, unsure, known] of [
    [422, 'invalid_to_address', true],
    [422, 'validation_error', true],
    [409, 'invalid_idempotent_request', true, false, true],
    // Whoever else is sending it has not said so yet; and what broke may have broken after it was sent.
    [409, 'concurrent_idempotent_requests', false, true],
    [429, 'rate_limit_exceeded', false],
    [429, 'daily_quota_exceeded', false],
    [401, 'missing_api_key', false],
    [500, 'internal_server_error', false, true],
  ] as const)
    test(`${name} is ${permanent ? 'for good' : 'passing'}${unsure ? ' and unsure' : ''}, and repeats nobody’s address`, async () => {
      const message = `Not to ${LETTER.to}, sorry`
      const { mailer } = standIn(() => Response.json({ statusCode: status, name, message }, { status }))
      const sent = await mailer.send(LETTER, 'letter:2')
      expect(sent).toEqual({
        ok: false,
        refusal: {
          reason: `${name}: Not to [address], sorry`,
          permanent,
          ...(unsure && { unsure }),
          ...(known && { known }),
        },
      })
    })

  test('so is an answer that is no JSON, and a service that is not there', async () => {
    const { mailer } = standIn(() => new Response('<html>Bad gateway</html>', { status: 502 }))
    expect(await mailer.send(LETTER, 'letter:3')).toMatchObject({
      ok: false,
      refusal: { permanent: false, unsure: true },
    })
    for (const server of servers.splice(0)) await server.stop(true)
    expect(await mailer.send(LETTER, 'letter:3')).toMatchObject({
      ok: false,
      refusal: { permanent: false, unsure: true },
    })
  })

  test('and so is no answer, or half of one, in time', async () => {
    const hanging = standIn(() => new Promise<Response>(() => {}))
    const began = performance.now()
    expect(await hanging.mailer.send(LETTER, 'letter:4')).toMatchObject({
      ok: false,
      refusal: { permanent: false, unsure: true },
    })
    const half = standIn(
      () =>
        new Response(new ReadableStream({ start: (out) => out.enqueue(new TextEncoder().encode('{"id":')) })),
    )
    expect(await half.mailer.send(LETTER, 'letter:5')).toMatchObject({
      ok: false,
      refusal: { permanent: false, unsure: true },
    })
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})
