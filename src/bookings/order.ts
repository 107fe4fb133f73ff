import * as z from 'zod'
import { packageKind } from '../listings/kinds/package.ts'
import { email, line, option, phone, prose, requiredLine } from '../shared/field.ts'

/** The kinds on sale in this house, by name. */
export const KIND_RECORDS = { package: packageKind } as const
export const KIND_NAMES = Object.keys(KIND_RECORDS) as (keyof typeof KIND_RECORDS)[]

export const customerSchema = z.strictObject({
  name: requiredLine(120),
  email,
  phone: phone.optional(),
  company: line(120).optional(),
})

/** What is the same for every kind; the rest of a line is the kind's choice and is read by the kind. */
const lineSchema = z.looseObject({
  kind: option(KIND_NAMES as [keyof typeof KIND_RECORDS]),
  listing: requiredLine(80),
})

/** An order as it arrives, from the form and from JSON alike. */
export const orderSchema = z.strictObject({
  lines: z
    .array(lineSchema, { error: (issue) => (issue.input === undefined ? 'required' : 'invalid') })
    .min(1, 'required')
    .max(10, 'too_big'),
  customer: customerSchema,
  message: prose(2000).optional(),
  /** The hash of the quote the customer agreed to; without one, today's price is taken. */
  quote: line(64).optional(),
})

/** What a price is asked for: the lines of an order, and nobody's name. */
export const quoteSchema = orderSchema.pick({ lines: true })

export type Order = z.infer<typeof orderSchema>
