import type { Language } from './languages.ts'

/** A person who can sign in, as the app knows them. Instants in epoch seconds. */
export interface Account {
  id: string
  email: string
  name: string
  phone?: string
  language: Language
  role: 'customer' | 'staff' | 'admin'
  /** Since when the address is known to be theirs. */
  verified?: number
  disabled?: number
  /** Whether they have a password; otherwise a passkey is their only way in. */
  hasPassword: boolean
  /** Whether codes of an authenticator are asked for as the second step. */
  hasAuthenticator: boolean
  preferences: Preferences
  created: number
}

/** Which letters they want beside those about what they booked. */
export interface Preferences {
  reminders: boolean
  reviews: boolean
}

/** Who asks. A session's `proved` is when they last proved who they are, in epoch seconds. */
export type Who =
  | { role: 'visitor' }
  | { role: Account['role']; account: Account; session: { id: string; proved: number } }
  | { role: 'key'; key: { id: string; scopes: readonly string[] } }

/** Somebody who is signed in. */
export type Person = Extract<Who, { account: Account }>

export const isPerson = (who: Who): who is Person => 'account' in who
/** Whether somebody works here. */
export const isHouse = (who: Who): boolean => who.role === 'staff' || who.role === 'admin'

/** Who did something and in which request, as the audit keeps it. */
export interface By {
  actor: 'account' | 'key' | 'visitor' | 'shell' | 'system'
  actorId?: string
  requestId?: string
}

/** Whose a booking is that must be kept after its customer was forgotten. Nobody can be written to there (RFC 2606). */
export const NOBODY = { name: '—', email: 'nobody@deleted.invalid' } as const
