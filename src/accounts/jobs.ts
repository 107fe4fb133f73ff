import * as z from 'zod'
import { accountNamed, type Purpose, tokenGood } from '../../db/queries/accounts.ts'
import { termsOf } from '../../db/queries/house.ts'
import { accountLetter as words } from '../../views/emails/account.tsx'
import { defineJob } from '../jobs/define.ts'
import { post } from '../notifications/post.ts'
import type { Paths } from '../paths.ts'
import { sha256 } from '../shared/ids.ts'
import { localeOf } from '../translations/locale.ts'
import { ACCOUNT_LETTERS, type AccountLetter } from './letters.ts'
import { tokenOf } from './token.ts'

/** Which letters carry a token, and where that leads. */
const LINKS: Partial<
  Record<AccountLetter, { purpose: Purpose; to: (paths: Paths, token: string) => string }>
> = {
  'verify-address': { purpose: 'verify', to: (paths, token) => paths.verify({ token }) },
  'new-address': { purpose: 'new-email', to: (paths, token) => paths.verify({ token }) },
  'address-changed': { purpose: 'undo-email', to: (paths, token) => paths.undoAddress({ token }) },
  'reset-password': { purpose: 'reset', to: (paths, token) => paths.reset({ token }) },
}

/** Letters without a token lead to the door or to the way to a new password. */
const plainly = (template: AccountLetter, paths: Paths) =>
  template === 'sign-up-again' ? paths.forgot() : paths.security()

/** Writes to somebody about their account. A token is made here, from the seed and the house's secret. */
export const accountLetter = defineJob(
  'account-letter',
  z.object({ account: z.string(), template: z.enum(ACCOUNT_LETTERS), seed: z.string().optional() }),
  async (services, { account: id, template, seed }, job) => {
    const { db, clock, config } = services
    const account = await accountNamed(db, id)
    if (!account) return 'the account is gone'
    const { paths } = localeOf(account.language)
    const carried = LINKS[template]
    const token = carried && seed ? await tokenOf(config.secret, carried.purpose, seed) : undefined
    const good = token ? await tokenGood(db, await sha256(token), carried!.purpose) : undefined
    // A link that leads nowhere any more would only puzzle; a newer letter is on its way.
    if (carried && !good) return 'its link leads nowhere any more'
    const terms = await termsOf(db, clock.now())
    const link = token ? carried!.to(paths, token) : plainly(template, paths)
    const rendered = words(template, {
      locale: localeOf(account.language),
      house: terms,
      name: account.name,
      email: account.email,
      link: config.baseUrl + link,
    })
    return post(services, {
      id: job,
      template,
      to: good?.email ?? account.email,
      replyTo: terms.email,
      ...rendered,
    })
  },
)
