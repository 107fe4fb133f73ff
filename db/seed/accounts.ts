import { DEMO_DOMAIN } from '../../src/accounts/sign-in.ts'
import type { Database, Statement } from '../../src/shared/database.ts'
import { emailsWithPassword, firstAccounts } from '../queries/people.ts'
import { seedId } from './ids.ts'

export const DEMO_PASSWORD = 'welcome to the demo house'
/** Made beforehand, for a start waits for no hash. Production lets nobody in with it. */
const HASH =
  '$argon2id$v=19$m=19456,t=2,p=1$FsNqgiDPWnECUedN17plRYDOzQoU2JuLS1Ck7LVfCNc$EpIrrbq02cK9/m3wGtI8XLJ4R1fMagHxaIUqxccMG5k'

const PEOPLE = [
  ['admin', 'Agnes Marlow'],
  ['staff', 'Samir Castel'],
  ['customer', 'Clara Whitfield'],
] as const

/** Somebody of each role, where nobody has an account yet. */
export const accountRows = (seconds: number): Statement[] => [
  firstAccounts(
    PEOPLE.map(([role, name], place) => ({
      id: seedId('account', place),
      email: role + DEMO_DOMAIN,
      name,
      role,
      password: HASH,
    })),
    seconds,
  ),
]

/** The addresses of those that still have the password that everybody knows. */
export const demoAccounts = (db: Database): Promise<string[]> => emailsWithPassword(db, HASH)
