import * as z from 'zod'
import { type Network, networkIn } from '../shared/networks.ts'

export type Environment = Record<string, string | undefined>

/** Reads variables one by one and collects what is wrong with them, so that nobody fixes them one start at a time. */
export class Reader {
  readonly faults: string[] = []
  private readonly env: Environment
  constructor(env: Environment) {
    this.env = env
  }

  /** An empty value counts as unset: that is how a line of a .env file or of a compose file is left blank. */
  get(name: string): string | undefined {
    const value = this.env[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }

  fault(name: string, sentence: string): void {
    this.faults.push(`${name} ${sentence}`)
  }

  one<T, D>(name: string, schema: z.ZodType<T>, otherwise: D): T | D {
    const value = this.get(name)
    if (value === undefined) return otherwise
    const read = schema.safeParse(value)
    if (read.success) return read.data
    this.fault(name, sentenceOf(read.error.issues[0]))
    return otherwise
  }

  /** A service is set with all of its variables or with none. */
  service<const N extends string>(service: string, names: readonly N[]): Record<N, string> | undefined {
    const missing = names.filter((name) => this.get(name) === undefined)
    if (missing.length === names.length) return undefined
    for (const name of missing) this.fault(name, `is missing: ${service} is set only in part`)
    return Object.fromEntries(names.map((name) => [name, this.get(name) ?? ''])) as Record<N, string>
  }

  /** An extra of a service, such as another address of it, means nothing without the service. */
  extra<T>(name: string, schema: z.ZodType<T>, service: string, set: boolean): T | undefined {
    const value = this.one(name, schema, undefined)
    if (this.get(name) !== undefined && !set) this.fault(name, `is set but ${service} is not`)
    return value
  }
}

/** Our own words: zod's would repeat the value, and a value may be a secret. */
export function sentenceOf(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'invalid_value') return `must be ${issue.values.map(String).join(' or ')}`
  return issue?.code === 'custom' ? issue.message : 'is not valid'
}

export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine((text) => /^\d{1,9}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      message: `must be a whole number from ${least} to ${most}`,
    })
    .transform(Number)
}

export const hostName = z
  .string()
  .refine((text) => /^[\w.:-]+$/.test(text), { message: 'must be a host such as 0.0.0.0' })

export const networkList = z
  .string()
  .transform((text) => text.split(',').map((each) => networkIn(each.trim())))
  .refine((list): list is Network[] => list.every((each) => each !== undefined), {
    message: 'must be addresses or networks such as 203.0.113.7, 10.0.0.0/8, 2001:db8::/32, between commas',
  })

export const address = z.string().refine((text) => /^https?:$/.test(protocolOf(text)), {
  message: 'must be an address that begins with https:// or http://',
})

export const databaseAddress = z
  .string()
  .refine((text) => /^(file|https?|libsql):$/.test(protocolOf(text)) && text !== 'file:', {
    message: 'must be file:<path>, or an address that begins with libsql://, https:// or http://',
  })

export const origin = z
  .string()
  .refine((text) => URL.canParse(text) && /^https?:$/.test(protocolOf(text)) && bare(new URL(text)), {
    message: 'must be an origin such as https://example.com, without a path',
  })
  .transform((text) => new URL(text).origin)

export const origins = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine(
    (all) =>
      all.every((each) => URL.canParse(each) && /^https?:$/.test(protocolOf(each)) && bare(new URL(each))),
    { message: 'must be origins such as https://example.com, with commas between them' },
  )
  .transform((all) => all.map((each) => new URL(each).origin))

export const mailbox = z
  .string()
  .refine((text) => /^([^<>\r\n]+ <[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text), {
    message: 'must be an address such as bookings@example.com or Rendezvous <bookings@example.com>',
  })

/** The secret itself is in base64. */
export const SECRET_OF_HOOKS = /^whsec_([A-Za-z0-9+/]{4}){4,}([A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

export const hookSecret = z.string().refine((text) => SECRET_OF_HOOKS.test(text), {
  message: 'must be the signing secret of the webhook, which begins with whsec_',
})

export const bare = (url: URL) =>
  url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password
export const protocolOf = (text: string) => (URL.canParse(text) ? new URL(text).protocol : '')
export const atHome = (url: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(url).hostname)
