import type { FormProps, Said } from '../../views/accounts/alone.tsx'
import { SaidPage } from '../../views/accounts/ways-in.tsx'
import type { Ctx, Doors } from '../http/context.ts'
import { keep } from '../http/cookies.ts'
import type { Fields } from '../http/forms.ts'
import { goOn, pageOf, personal, show } from '../http/page.ts'
import { byOf, deviceOf } from '../http/who.ts'
import type { FieldProblem } from '../shared/problem.ts'
import type { Account } from '../shared/who.ts'
import { localeOf } from '../translations/locale.ts'
import { beginSecondStep, owesSecondStep } from './second-step.ts'
import { letIn } from './sign-in.ts'

/** Ten minutes, as long as its token is good. */
const SECOND_STEP_DAYS = 10 / (24 * 60)

export type Words = Parameters<ReturnType<typeof localeOf>['t']>[0]

/** What the pages by which somebody comes in have in common: one form each, what is said at its end, and the way in. */
export function waysIn({ services }: Doors) {
  const { config } = services
  const to = (c: Ctx) => localeOf(c.get('language')).paths
  return { form, told, comeIn }

  async function form(
    c: Ctx,
    said?: Fields,
    problems: FieldProblem[] = [],
    notice?: Said,
  ): Promise<FormProps> {
    personal(c)
    return {
      page: await pageOf(c, services),
      values: said?.typed ?? {},
      problems,
      ...(notice && { said: notice }),
    }
  }

  /** Nothing to fill in: what happened, and where to go on. */
  async function told(
    c: Ctx,
    kind: Said['kind'],
    title: Words,
    words: Words,
    href: string,
    onward: Words,
    values: Record<string, string> = {},
    status: 200 | 422 = 200,
  ) {
    personal(c)
    const { t } = localeOf(c.get('language'))
    const said = { kind, title: t(title), words: t(words, values) }
    return show(
      c,
      <SaidPage page={await pageOf(c, services)} said={said} onward={{ href, words: t(onward) }} />,
      status,
    )
  }

  /** Somebody who gave the right password: on to their second step, where they have one, and else in. */
  async function comeIn(c: Ctx, account: Account, next?: string): Promise<Response> {
    if (account.hasAuthenticator) {
      keep(c, config, 'second-step', await beginSecondStep(services, account), SECOND_STEP_DAYS)
      return goOn(c, to(c).signInCode({ next }))
    }
    const session = await letIn(services, account, deviceOf(c), await byOf(c))
    keep(c, config, 'session', session.cookie, session.days)
    return goOn(c, owesSecondStep(account) ? to(c).authenticator() : (next ?? to(c).account()))
  }
}
