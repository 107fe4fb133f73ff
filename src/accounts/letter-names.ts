/** What the house writes to somebody about their account. */
export const ACCOUNT_LETTERS = [
  'verify-address',
  'sign-up-again',
  'reset-password',
  'password-changed',
  'new-address',
  'address-changed',
  'sessions-ended',
  'passkey-added',
  'passkey-removed',
  'authenticator-added',
  'authenticator-removed',
  'admin-recovered',
  'account-deleted',
] as const
export type AccountLetter = (typeof ACCOUNT_LETTERS)[number]
