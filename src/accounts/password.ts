import type { FieldProblem } from '../shared/problem.ts'
export const passwordProblems = (password: string, _who: { email: string; name: string }): FieldProblem[] =>
  [...password].length < 8
    ? [{ path: 'password', code: 'too_short', values: { min: 8 } }]
    : [...password].length > 128
      ? [{ path: 'password', code: 'too_long', values: { max: 128 } }]
      : []
