import type { Page } from '../props.ts'
import { Field } from '../ui/field.tsx'
import { Part } from './frame.tsx'

interface Asks {
  page: Page
  /** Where its script asks for a challenge, and where it brings the answer. */
  challenge: string
  answer: string
  next?: string | undefined
}

/** One press signs with a passkey. Its script shows it where the browser has such a thing; without it there is nothing. */
export const PasskeyButton = ({ page, challenge, answer, next }: Asks) => (
  <div
    class="passkey"
    data-passkey="sign"
    data-challenge={challenge}
    data-answer={answer}
    {...(next && { 'data-next': next })}
    hidden
  >
    <button type="button" class="button">
      {page.locale.t('passkey.sign')}
    </button>
    <Sorry page={page} />
    <PasskeyScript page={page} />
  </div>
)

/** One's passkeys, and a new one. */
export function PasskeysPart({
  page,
  passkeys,
  verified,
}: {
  page: Page
  passkeys: { id: string; name: string; created: number; used?: number }[]
  /** Without a confirmed address none can be added. */
  verified: boolean
}) {
  const { locale } = page
  const { t, paths } = locale
  const when = (at: number) => locale.instant(at, page.house.zone)
  return (
    <Part id="passkeys" title={t('passkey.all')} lead={t('passkey.lead')}>
      {passkeys.length > 0 && (
        <ul class="owned">
          {passkeys.map(({ id, name, created, used }) => (
            <li class="owned-row">
              <span class="owned-title" dir="auto">
                {name}
              </span>
              <form method="post" action={paths.ofAccount(`passkeys/${id}/removal`)}>
                <button type="submit" class="button" aria-label={t('passkey.removeNamed', { name })}>
                  {t('passkey.remove')}
                </button>
              </form>
              <p>
                {used === undefined
                  ? t('passkey.added', { when: when(created) })
                  : t('passkey.used', { when: when(used) })}
              </p>
            </li>
          ))}
        </ul>
      )}
      {verified ? <NewPasskey page={page} /> : <p>{t('passkey.unverified')}</p>}
    </Part>
  )
}

function NewPasskey({ page }: { page: Page }) {
  const { locale } = page
  const { t, paths } = locale
  return (
    <>
      <form
        class="checkout-form"
        data-passkey="add"
        data-challenge={paths.ofAccount('passkeys/challenge')}
        data-answer={paths.ofAccount('passkeys')}
        hidden
      >
        <Field locale={locale} name="passkey" label={t('passkey.name')} hint={t('passkey.nameHint')} optional>
          {(wiring) => (
            <input {...wiring} class="input" type="text" dir="auto" autocomplete="off" maxlength={60} />
          )}
        </Field>
        <div>
          <button type="submit" class="button is-primary">
            {t('passkey.add')}
          </button>
        </div>
        <Sorry page={page} />
      </form>
      <p data-passkey-none>{t('passkey.none')}</p>
      <PasskeyScript page={page} />
    </>
  )
}

const Sorry = ({ page }: { page: Page }) => (
  <p class="passkey-sorry" role="alert" data-sorry={page.locale.t('passkey.sorry')} />
)

const PasskeyScript = ({ page }: { page: Page }) => <script src={page.asset('js/passkeys.js')} defer />
