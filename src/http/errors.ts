/** A refusal on the way in, before any verb: the funnel turns it into a page or into problem+json. */
export class Refused extends Error {
  readonly status: RefusalStatus
  readonly code: string
  readonly headers: Record<string, string>
  constructor(status: RefusalStatus, code: string, headers: Record<string, string> = {}) {
    super(code)
    this.status = status
    this.code = code
    this.headers = headers
  }
}

export type RefusalStatus =
  | 400
  | 401
  | 403
  | 404
  | 405
  | 409
  | 413
  | 414
  | 415
  | 421
  | 422
  | 429
  | 500
  | 503
  | 504
