import * as z from 'zod'
import { KIND_NAMES } from '../listings/kinds/records.ts'
import { email, line, option, phone, prose, requiredLine } from '../shared/field.ts'
import { dialled } from '../shared/phone.ts'

/** What is asked of whoever books, one by one. */
export const customerFields = z.strictObject({
  name: requiredLine(120),
  email,
  phone: phone.optional(),
  company: line(120).optional(),
  whatsapp: z
    .literal(true)
    .optional()
    .describe('They want to be told on WhatsApp; the phone then has its country'),
})

/** Whoever wants to be told on their phone says how it is dialled from anywhere. */
export const customerSchema = customerFields.refine(
  ({ whatsapp, phone = '' }) => !whatsapp || dialled(phone) !== undefined,
  { path: ['phone'], error: 'not_international', when: isClear },
)

/** A phone that is wrong already is told of once. */
function isClear({
  value,
  issues,
}: {
  value: unknown
  issues: readonly { path?: PropertyKey[] | undefined }[]
}) {
  return typeof value === 'object' && value !== null && !issues.some(({ path }) => path?.[0] === 'phone')
}

/** What is the same for every kind; the rest of a line is the kind's choice and is read by the kind. */
const lineSchema = z.looseObject({
  kind: option(KIND_NAMES),
  listing: requiredLine(80),
})

/** A code as it is typed; what it is good for is the house's affair. */
export const promotionField = line(64)

/** An order as it arrives, from the form and from JSON alike. */
export const orderSchema = z.strictObject({
  lines: z
    .array(lineSchema, { error: (issue) => (issue.input === undefined ? 'required' : 'invalid') })
    .min(1, 'required')
    .max(10, 'too_big'),
  customer: customerSchema,
  message: prose(2000).optional(),
  promotion: promotionField.optional(),
  /** The hash of the quote the customer agreed to; without one, today's price is taken. */
  quote: line(64).optional(),
})

/** The same with nobody's name yet: what is only held. */
export const heldSchema = orderSchema.extend({ customer: customerSchema.optional() })

/** An order for what was quoted: its lines are those that were asked about. */
export const quotedSchema = orderSchema.omit({ lines: true }).extend({ quote: requiredLine(64) })

/** What a price is asked for: the lines of an order, and nobody's name. */
export const quoteSchema = orderSchema.pick({ lines: true, promotion: true })

export type Order = z.infer<typeof heldSchema>
export type AskedLine = Order['lines'][number]
