import type { FieldProblem } from '../shared/problem.ts'
import { localeOf } from '../translations/locale.ts'
import type { Ctx } from './context.ts'
import type { RefusalStatus } from './errors.ts'

const TITLES: Record<RefusalStatus, string> = {
  400: 'Bad request',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported type',
  421: 'Misdirected',
  422: 'Unprocessable',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Unavailable',
  504: 'Took too long',
}

/** An error as RFC 9457 has it, with our stable code and what the request was called. */
export function problem(
  c: Ctx,
  status: RefusalStatus,
  code: string,
  detail: string,
  more: Record<string, unknown> = {},
): Response {
  const body = {
    type: `urn:rendezvous:problem:${code}`,
    title: TITLES[status],
    status,
    detail,
    code,
    requestId: c.get('requestId'),
    timestamp: new Date(c.get('began')).toISOString(),
    ...more,
  }
  c.header('Cache-Control', 'no-store')
  return c.body(JSON.stringify(body), status, { 'Content-Type': 'application/problem+json; charset=utf-8' })
}

/** 422, naming every field. */
export function invalid(c: Ctx, problems: readonly FieldProblem[]): Response {
  const { t } = localeOf('en')
  return problem(c, 422, 'validation_failed', 'Some fields need another look.', {
    errors: problems.map(({ path, code, values }) => ({ path, code, message: t(`problem.${code}`, values) })),
  })
}
