import { resolver, validator } from 'hono-openapi'
import * as z from 'zod'
import { problemsIn } from '../shared/check.ts'
import { LANGUAGES } from '../shared/languages.ts'
import { PROBLEM_CODES } from '../shared/problem.ts'
import type { Ctx } from './context.ts'
import { invalid } from './problems.ts'

/** The shapes that every part of the API shares. What validates here is also what the document says. */

export const moneySchema = z
  .object({ amount: z.int().describe('Whole minor units'), currency: z.string().length(3) })
  .meta({ id: 'Money' })

export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    requestId: z.string(),
    timestamp: z.iso.datetime(),
    errors: z
      .array(z.object({ path: z.string(), code: z.enum(PROBLEM_CODES), message: z.string() }))
      .optional(),
  })
  .loose()
  .meta({ id: 'Problem' })

export const paginationSchema = z
  .object({ page: z.int(), limit: z.int(), total: z.int(), totalPages: z.int() })
  .meta({ id: 'Pagination' })

export const listOf = <T extends z.ZodType>(each: T) =>
  z.object({ data: z.array(each), pagination: paginationSchema })

const wholeText = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, 'not_a_number')
    .transform(Number)
    .pipe(z.int().min(min, 'too_small').max(max, 'too_big'))

/** What every list takes. */
export const pageQuery = {
  page: wholeText(1, 100_000).optional().describe('From 1'),
  limit: wholeText(1, 100).optional().describe('1 to 100, 20 if unsaid'),
  lang: z.enum(LANGUAGES, 'not_an_option').optional().describe('Language of the texts'),
}

export const languageQuery = z.strictObject({ lang: pageQuery.lang })

/** Holds a request's query against a schema; what is wrong is named as in every other door. */
export const query = <T extends z.ZodType>(schema: T) =>
  validator('query', schema, (result, c) => {
    if (!result.success) return invalid(c as unknown as Ctx, problemsIn(result.error as z.core.$ZodIssue[]))
  })

/** A list with where it stands in the whole. */
export const paged = <T>(data: T[], total: number, page: number, limit: number) => ({
  data,
  pagination: { page, limit, total, totalPages: Math.ceil(total / limit) },
})

/** An answer in the document: its words and its shape. */
export const answers = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema: resolver(schema) } },
})

export const refuses = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: resolver(problemSchema) } },
})
