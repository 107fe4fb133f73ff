/**
 * Who may do what: every route of the app with who it is open to, how often, and with which scope a program's key may
 * use it. The guard at the front door reads this table and so does the test that tries every route as everybody; a
 * route that does not stand here is closed. French pages have the rights of the English ones.
 */

export const ROLES = ['visitor', 'customer', 'staff', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const SCOPES = [
  'bookings:read',
  'bookings:write',
  'people:read',
  'people:write',
  'notifications:read',
  'notifications:write',
] as const
export type Scope = (typeof SCOPES)[number]

export interface Limit {
  /** So many in so many seconds, in any window of that length. */
  most: number
  seconds: number
  /**
   * Counted in the database and not in the cache, so that it holds over all processes and while the cache is away: what
   * a stranger could guess, send letters with or use up.
   */
  strict?: boolean
}

/** How often something may be done by one address, one account or one visitor. */
export const LIMITS = {
  /** Of one address, through the API. */
  api: { most: 100, seconds: 60 },
  /** Pages that ask the database for much. */
  search: { most: 120, seconds: 60 },
  quote: { most: 60, seconds: 60 },
  book: { most: 20, seconds: 600, strict: true },
  hold: { most: 10, seconds: 600, strict: true },
  /** What sends a letter to an address that was typed in: of one network address in a day, and to one person in an hour. */
  letters: { most: 20, seconds: 86_400, strict: true },
  lettersTo: { most: 3, seconds: 3_600, strict: true },
  signUp: { most: 10, seconds: 3_600, strict: true },
  /** Of one network address, and for one account whoever tries. */
  signIn: { most: 10, seconds: 60, strict: true },
  signInTo: { most: 10, seconds: 180, strict: true },
  /** Codes of a second step, and tokens of letters. */
  code: { most: 5, seconds: 300, strict: true },
  token: { most: 20, seconds: 600, strict: true },
  refresh: { most: 60, seconds: 60 },
  /** References and keys that were not found: whoever guesses is stopped. */
  miss: { most: 20, seconds: 600, strict: true },
} as const satisfies Record<string, Limit>
export type LimitName = keyof typeof LIMITS

export interface Right {
  /**
   * `link`: for whoever holds its private link, for the account it belongs to, and for the house; for anyone else there
   * is nothing at that address. `queue`: for the hosted queue, by its signature, which the door looks at itself. A role is
   * the least that will do.
   */
  who: 'anyone' | 'link' | 'queue' | 'customer' | 'staff' | 'admin'
  limit?: LimitName
  scope?: Scope
  /** Wants that they have proved who they are lately. */
  fresh?: true
}

const open: Right = { who: 'anyone' }
const called: Right = { who: 'anyone', limit: 'api' }
const own: Right = { who: 'customer' }
const ownCall: Right = { who: 'customer', limit: 'api' }
const link: Right = { who: 'link' }

export const RIGHTS: Readonly<Record<string, Right>> = {
  // What everybody may read.
  'GET /': open,
  'GET /packages': open,
  'GET /packages/:slug': open,
  'GET /tours': { who: 'anyone', limit: 'search' },
  'GET /tours/:slug': open,
  'GET /appointments': open,
  'GET /appointments/:slug': open,
  'GET /themes': open,
  'GET /themes/:slug': open,
  'GET /testimonials': open,
  'POST /appearance': open,
  'GET /live': open,
  'GET /robots.txt': open,
  'GET /speculation-rules.json': open,
  'GET /api/health': open,
  'GET /api/health/db': open,
  'GET /api/docs': called,
  'GET /api/docs/ui': open,
  'GET /api/packages': called,
  'GET /api/packages/:id': called,
  'GET /api/tours': called,
  'GET /api/tours/:id': called,
  'GET /api/tours/:id/departures': called,
  'GET /api/appointments/services': called,
  'GET /api/appointments/slots': called,
  'GET /api/themes': called,
  'GET /api/themes/:id': called,
  'GET /api/testimonials': called,
  // There only where letters are kept instead of sent, which is never in production.
  'GET /dev/mail': open,
  'GET /dev/mail/letters': open,
  'GET /dev/mail/letters/:template/:language': open,
  'GET /dev/mail/letters/:template/:language/html': open,
  'GET /dev/mail/:id': open,
  'GET /dev/mail/:id/html': open,
  'GET /dev/mail/:id/attachments/:number': open,

  // To choose and to book.
  'GET /packages/:slug/quote': { who: 'anyone', limit: 'quote' },
  'GET /tours/:slug/quote': { who: 'anyone', limit: 'quote' },
  'GET /appointments/:slug/quote': { who: 'anyone', limit: 'quote' },
  'POST /bookings': { who: 'anyone', limit: 'book' },
  'POST /holds': { who: 'anyone', limit: 'hold' },
  'GET /holds': open,
  'GET /waitlist': open,
  'POST /waitlist': { who: 'anyone', limit: 'letters' },
  'GET /waitlist/joined': open,
  'POST /api/quotes': { who: 'anyone', limit: 'quote' },
  'POST /api/bookings': { who: 'anyone', limit: 'book', scope: 'bookings:write' },

  // One booking.
  'GET /bookings/:ref': link,
  'GET /bookings/:ref/checkout': link,
  'POST /bookings/:ref/checkout': link,
  'POST /bookings/:ref/extension': link,
  'POST /bookings/:ref/release': link,
  'POST /bookings/:ref/renewal': link,
  'GET /bookings/:ref/calendar.ics': link,
  'GET /bookings/:ref/changes': link,
  'POST /bookings/:ref/changes': link,
  'GET /bookings/:ref/cancellation': link,
  'POST /bookings/:ref/cancellation': link,
  'GET /desk/:ref': link,
  'POST /desk/:ref/moves': link,
  'GET /waitlist/:entry': link,
  'POST /waitlist/:entry': link,
  'GET /reviews/:key': link,
  'POST /reviews/:key': link,
  'GET /feeds/:file': link,
  'GET /api/bookings/by-key/:key': { who: 'link', limit: 'api', scope: 'bookings:read' },
  'GET /api/bookings/:id': { who: 'link', limit: 'api', scope: 'bookings:read' },
  'GET /api/bookings/:id/cancellation': { who: 'link', limit: 'api', scope: 'bookings:read' },
  'PUT /api/bookings/:id': { who: 'link', limit: 'api', scope: 'bookings:write' },
  'PATCH /api/bookings/:id': { who: 'link', limit: 'api', scope: 'bookings:write' },
  'DELETE /api/bookings/:id': { who: 'link', limit: 'api', scope: 'bookings:write' },
  'POST /api/bookings/:id/resend-confirmation': { who: 'link', limit: 'api', scope: 'bookings:write' },
  'POST /api/bookings/:id/checkout': { who: 'link', limit: 'api', scope: 'bookings:write' },
  'GET /api/bookings': { who: 'customer', limit: 'api', scope: 'bookings:read' },

  // Ways in.
  'GET /sign-up': open,
  'POST /sign-up': { who: 'anyone', limit: 'signUp' },
  'GET /sign-in': open,
  'POST /sign-in': { who: 'anyone', limit: 'signIn' },
  'GET /sign-in/code': open,
  'POST /sign-in/code': { who: 'anyone', limit: 'signIn' },
  'POST /sign-in/passkey/challenge': { who: 'anyone', limit: 'signIn' },
  'POST /sign-in/passkey': { who: 'anyone', limit: 'signIn' },
  'POST /sign-out': open,
  'GET /forgot': open,
  'POST /forgot': { who: 'anyone', limit: 'letters' },
  'GET /reset': open,
  'POST /reset': { who: 'anyone', limit: 'token' },
  'GET /verify': open,
  'POST /verify': { who: 'anyone', limit: 'token' },
  'GET /account/email/undo': open,
  'POST /account/email/undo': { who: 'anyone', limit: 'token' },
  'GET /first-admin': open,
  'POST /first-admin': { who: 'anyone', limit: 'token' },
  'POST /api/auth/register': { who: 'anyone', limit: 'signUp' },
  'POST /api/auth/login': { who: 'anyone', limit: 'signIn' },
  'POST /api/auth/refresh': { who: 'anyone', limit: 'refresh' },
  'POST /api/auth/logout': ownCall,
  'POST /api/auth/forgot-password': { who: 'anyone', limit: 'letters' },
  'POST /api/auth/reset-password': { who: 'anyone', limit: 'token' },
  'POST /api/auth/verify-email': { who: 'anyone', limit: 'token' },
  'GET /api/auth/me': ownCall,

  // One's own account.
  'GET /account': own,
  'GET /account/profile': own,
  'POST /account/profile': own,
  'GET /account/security': own,
  'POST /account/password': { who: 'customer', limit: 'code' },
  'GET /account/prove': own,
  'POST /account/prove': { who: 'customer', limit: 'code' },
  'POST /account/prove/challenge': { who: 'customer', limit: 'code' },
  'POST /account/email': { who: 'customer', limit: 'letters', fresh: true },
  'POST /account/verification': { who: 'customer', limit: 'letters' },
  'POST /account/sessions/:id/end': own,
  'POST /account/sessions/end': own,
  'POST /account/passkeys/challenge': { who: 'customer', fresh: true },
  'POST /account/passkeys': { who: 'customer', fresh: true },
  'POST /account/passkeys/:id/removal': { who: 'customer', fresh: true },
  'GET /account/authenticator': { who: 'customer', fresh: true },
  'POST /account/authenticator': { who: 'customer', limit: 'code', fresh: true },
  'POST /account/authenticator/removal': { who: 'customer', fresh: true },
  'GET /account/privacy': own,
  'POST /account/export': { who: 'customer', fresh: true },
  'POST /account/deletion': { who: 'customer', fresh: true },
  'GET /favorites': own,
  'POST /favorites': own,
  'POST /favorites/:id/removal': own,
  'GET /api/users/me': ownCall,
  'PUT /api/users/me': ownCall,
  'DELETE /api/users/me': { who: 'customer', limit: 'api', fresh: true },
  'GET /api/users/me/bookings': ownCall,
  'GET /api/users/me/favorites': ownCall,
  'POST /api/users/me/favorites': ownCall,
  'DELETE /api/users/me/favorites/:id': ownCall,
  'GET /api/users/me/export': ownCall,

  // What calls the house back.
  'POST /jobs/:name': { who: 'queue' },

  // The house.
  'GET /api/admin/users': { who: 'admin', limit: 'api', scope: 'people:read' },
  'GET /api/admin/users/:id': { who: 'admin', limit: 'api', scope: 'people:read' },
  'PATCH /api/admin/users/:id': { who: 'admin', limit: 'api', scope: 'people:write' },
  'GET /api/admin/keys': { who: 'admin', limit: 'api' },
  'POST /api/admin/keys': { who: 'admin', limit: 'api' },
  'DELETE /api/admin/keys/:id': { who: 'admin', limit: 'api' },
  'GET /api/admin/audit': { who: 'admin', limit: 'api' },
  'GET /api/admin/jobs': { who: 'staff', limit: 'api' },
  'GET /api/admin/jobs/:id': { who: 'staff', limit: 'api' },
  'POST /api/admin/jobs/:id/retry': { who: 'staff', limit: 'api' },
  'POST /api/admin/jobs/:id/cancellation': { who: 'admin', limit: 'api' },
  'GET /api/notifications': { who: 'staff', limit: 'api', scope: 'notifications:read' },
  'GET /api/notifications/:id': { who: 'staff', limit: 'api', scope: 'notifications:read' },
  'POST /api/notify/email': { who: 'staff', limit: 'api', scope: 'notifications:write' },
  'POST /api/notify/whatsapp': { who: 'staff', limit: 'api', scope: 'notifications:write' },
  'GET /admin': { who: 'staff' },
  'GET /admin/jobs': { who: 'staff' },
  'GET /admin/jobs/:id': { who: 'staff' },
  'POST /admin/jobs/:id/retry': { who: 'staff' },
  'POST /admin/jobs/:id/cancellation': { who: 'admin' },
  'GET /admin/notifications': { who: 'staff' },
  'GET /admin/notifications/:id': { who: 'staff' },
  'GET /admin/notifications/:id/html': { who: 'staff' },
  'POST /admin/notifications/:id/retry': { who: 'staff' },
  'POST /admin/notifications/:id/suppression/removal': { who: 'staff' },
  'GET /admin/people': { who: 'admin' },
  'POST /admin/people/:id': { who: 'admin', fresh: true },
  'GET /admin/keys': { who: 'admin' },
  'POST /admin/keys': { who: 'admin', fresh: true },
  'POST /admin/keys/:id/revocation': { who: 'admin' },
  'GET /admin/audit': { who: 'admin' },
  'GET /admin/letters': { who: 'staff' },
  'GET /admin/letters/:template/:language': { who: 'staff' },
  'GET /admin/letters/:template/:language/html': { who: 'staff' },

  // Other services. Each says who it is with its own signature.
  'POST /webhooks/resend': open,
  'POST /webhooks/twilio': open,

  // Who is told what happens to bookings.
  'GET /api/admin/webhooks': { who: 'admin', limit: 'api' },
  'POST /api/admin/webhooks': { who: 'admin', limit: 'api', fresh: true },
  'GET /api/admin/webhooks/:id': { who: 'admin', limit: 'api' },
  'PUT /api/admin/webhooks/:id': { who: 'admin', limit: 'api', fresh: true },
  'DELETE /api/admin/webhooks/:id': { who: 'admin', limit: 'api', fresh: true },
  'POST /api/admin/webhooks/:id/secret': { who: 'admin', limit: 'api', fresh: true },
  'POST /api/admin/webhooks/:id/test': { who: 'admin', limit: 'api', fresh: true },
  'GET /api/admin/webhooks/:id/deliveries': { who: 'admin', limit: 'api' },
  'POST /api/admin/webhooks/deliveries/:id/replay': { who: 'admin', limit: 'api', fresh: true },
  'GET /admin/webhooks': { who: 'admin' },
  'POST /admin/webhooks': { who: 'admin', fresh: true },
  'GET /admin/webhooks/:id': { who: 'admin' },
  'POST /admin/webhooks/:id': { who: 'admin', fresh: true },
  'POST /admin/webhooks/:id/standing': { who: 'admin', fresh: true },
  'POST /admin/webhooks/:id/secret': { who: 'admin', fresh: true },
  'POST /admin/webhooks/:id/test': { who: 'admin', fresh: true },
  'POST /admin/webhooks/:id/removal': { who: 'admin', fresh: true },
  'POST /admin/webhooks/deliveries/:id/replay': { who: 'admin', fresh: true },
}
