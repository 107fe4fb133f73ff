/** What is wrong with one field. The `code` is stable; the words for it are in the translations, under `problem.<code>`. */
export interface FieldProblem {
  /** The field as the sender named it: `email`, `lines.0.guests`. */
  path: string
  code: ProblemCode
  /** What the sentence needs, such as the limit that was passed. */
  values?: Record<string, string | number>
}

export const PROBLEM_CODES = [
  'required',
  'too_short',
  'too_long',
  'too_common',
  'too_small',
  'too_big',
  'wrong_count',
  'not_a_number',
  'not_whole',
  'not_an_email',
  'not_a_phone',
  'not_international',
  'not_a_day',
  'not_a_time',
  'not_an_option',
  'unknown_field',
  'in_the_past',
  'too_soon',
  'too_far',
  'too_many_guests',
  'too_few_guests',
  'not_offered',
  'not_accompanied',
  'too_few_companions',
  'not_on_sale',
  'called_off',
  'not_offered_here',
  'time_taken',
  'time_not_open',
  'time_too_soon',
  'time_too_far',
  'too_many_days',
  'not_text',
  'not_taken',
  'lapsed',
  'wrong_password',
  'wrong_code',
  'not_a_url',
  'not_https',
  'inside',
  'invalid',
] as const
export type ProblemCode = (typeof PROBLEM_CODES)[number]
