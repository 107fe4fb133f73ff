import type { FieldProblem } from '../../shared/problem.ts'

/** Shows a listing's own page again, with what is amiss in the choice that its address carries. */
export type ListingPage<Context> = (
  c: Context,
  slug: string,
  status: 200 | 409 | 422,
  problems: FieldProblem[],
) => Response | Promise<Response>
