import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Config } from '../platform/config.ts'
import { STAY_WITH_HTTPS } from '../shared/https.ts'

/** Strict headers on every answer. No nonce: a public page is the same bytes for everyone, and nothing in it is inline. */
export function securityHeaders({ baseUrl }: Pick<Config, 'baseUrl'>): MiddlewareHandler {
  const secure = baseUrl.startsWith('https:')
  const strict = secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      baseUri: ["'none'"],
      objectSrc: ["'none'"],
      manifestSrc: ["'self'"],
    },
    strictTransportSecurity: secure ? STAY_WITH_HTTPS : false,
    referrerPolicy: 'same-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
    xFrameOptions: 'DENY',
  })
  return async (c, next) => {
    let own: string | null = null
    await strict(c, async () => {
      await next()
      own = c.res.headers.get('Content-Security-Policy')
    })
    // A door that shows a foreign document, such as a letter, has a policy of its own.
    if (own) c.res.headers.set('Content-Security-Policy', own)
    if (c.res.headers.get('Content-Type') === 'application/json')
      c.res.headers.set('Content-Type', 'application/json; charset=utf-8')
  }
}
