import type { z } from 'zod'
import { type FieldProblem, PROBLEM_CODES, type ProblemCode } from './problem.ts'
import { ok, type Result, refused } from './result.ts'

const known = new Set<string>(PROBLEM_CODES)

/** Holds a value against a schema; every problem names its field by its path. */
export function check<T>(schema: z.ZodType<T>, value: unknown, at = ''): Result<T, FieldProblem[]> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return ok(parsed.data)
  return refused(problemsIn(parsed.error.issues, at))
}

export const problemsIn = (issues: readonly z.core.$ZodIssue[], at = ''): FieldProblem[] =>
  issues.flatMap((issue) => problemsOf(issue, at))

function problemsOf(issue: z.core.$ZodIssue, at: string): FieldProblem[] {
  const path = [...(at ? [at] : []), ...issue.path].join('.')
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: path ? `${path}.${key}` : key, code: 'unknown_field' }))
  const code = codeOf(issue)
  const values: Record<string, string | number> = {}
  if ('minimum' in issue) values.min = Number(issue.minimum)
  if ('maximum' in issue) values.max = Number(issue.maximum)
  if ('exact' in issue && issue.exact) values.exactly = values.min ?? values.max ?? 0
  return [{ path, code, ...(Object.keys(values).length > 0 && { values }) }]
}

/** The schemas' messages are our codes; what zod says by itself is that the type is wrong or the field is missing. */
function codeOf(issue: z.core.$ZodIssue): ProblemCode {
  if (known.has(issue.message)) return issue.message as ProblemCode
  return issue.code === 'invalid_type' && issue.input === undefined ? 'required' : 'invalid'
}
