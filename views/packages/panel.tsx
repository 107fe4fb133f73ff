import type { AddOn, EventType, PackageListing } from '../../src/listings/listing.ts'
import type { PackagePanelProps, PackageRequest, Page } from '../props.ts'
import { Bill, Due } from '../ui/bill.tsx'
import { Choices, Field, Problem, problemAt, problemWords, Stepper } from '../ui/field.tsx'
import { live } from '../ui/live.ts'
import { Photo } from '../ui/photo.tsx'
import { Unreachable, WHOLE_PAGE } from '../ui/swap.tsx'
import { langOf, Words } from '../ui/words.tsx'
import { Calendar } from './calendar.tsx'

/** The choice as a link carries it. */
export const choiceOf = ({ addOns, ...choice }: PackageRequest) => ({
  ...choice,
  ...Object.fromEntries(
    Object.entries(addOns)
      .filter(([, quantity]) => quantity > 0)
      .map(([slug, quantity]) => [`addOn.${slug}`, quantity]),
  ),
})

/** Day, party, theme, extras and what they come to. A plain form that leads to the quote; with scripts it keeps itself up to date. */
export function PackagePanel(props: PackagePanelProps) {
  const { page, listing, request, calendar, quote, problems } = props
  const { locale } = page
  const { t, paths } = locale
  const here = paths.package(listing.slug)
  return (
    <aside
      id="panel"
      class="panel"
      aria-label={t('panel.title')}
      {...live(page, 'content', `pool:${listing.poolId}`)}
    >
      <form
        class="panel-form"
        method="get"
        action={paths.quote('package', listing.slug)}
        hx-get={here}
        hx-trigger="change delay:150ms"
        hx-vals={JSON.stringify({ month: calendar.month })}
        hx-target="#panel"
        hx-swap="outerMorph"
        hx-replace-url="true"
        hx-sync="this:replace"
        hx-validate="false"
        {...WHOLE_PAGE}
      >
        {/* Enter in a field presses the first button of a form, which would turn the month. */}
        <button type="submit" hidden tabindex={-1} />
        <div class="panel-body">
          <fieldset class="panel-part" id="calendar">
            <legend class="panel-title">{t('panel.date')}</legend>
            <Calendar locale={locale} calendar={calendar} chosen={request.date} here={here} />
            <DayWords {...props} />
          </fieldset>

          <div class="panel-part panel-party">
            <Field
              locale={locale}
              name="guests"
              label={t('panel.guests')}
              hint={t('card.guests', { min: listing.minGuests, max: listing.maxGuests })}
              problems={problems}
              prefix="panel"
            >
              {(wiring) => (
                <Stepper
                  locale={locale}
                  wiring={wiring}
                  label={t('panel.guests')}
                  value={request.guests ?? ''}
                  min={listing.minGuests}
                  max={listing.maxGuests}
                  required
                />
              )}
            </Field>
            <Field
              locale={locale}
              name="eventType"
              label={t('panel.eventType')}
              problems={problems}
              prefix="panel"
            >
              {(wiring) => (
                <select {...wiring} class="input">
                  <Choices chosen={request.eventType} options={events(page, listing.eventTypes)} />
                </select>
              )}
            </Field>
          </div>

          {listing.themes.length > 0 && <ThemeChoice page={page} listing={listing} request={request} />}
          {listing.addOns.length > 0 && <AddOns {...props} />}

          <div class="panel-part">
            <h3 class="panel-title">{t('panel.bill')}</h3>
            <Bill locale={locale} lines={quote.lines} total={quote.total} />
            {/* Without a day there is none on which anything would be due. */}
            {request.date && <Due locale={locale} {...quote} />}
            <Unreachable locale={locale} />
          </div>
        </div>
        <div class="panel-bar">
          <p class="panel-total">
            <span class="panel-total-label">
              {request.date ? locale.day(request.date, 'short') : t('bill.total')}
            </span>
            <strong class="price">{locale.money(quote.total)}</strong>
          </p>
          <button type="submit" class="button is-primary">
            {t(request.date ? 'panel.quote' : 'panel.chooseDay')}
          </button>
        </div>
      </form>
    </aside>
  )
}

const events = ({ locale }: Page, types: EventType[]) =>
  types.map((each) => ({ value: each, words: locale.t(`event.${each}`) }))

/** Whether the chosen day is free, in words, and where to go when it is not. */
function DayWords({ page, listing, request, calendar, problems, near }: PackagePanelProps) {
  const { locale } = page
  const { t, paths } = locale
  const problem = problemAt(problems, 'date')
  const state = calendar.weeks.flat().find((each) => each?.day === request.date)?.state
  const day = request.date ? locale.day(request.date) : ''
  const lost = near.length > 0 || state === 'full' || state === 'closed' || state === 'past'
  return (
    <div class="day-words">
      <p id="day-words" role="status" class={lost ? 'is-lost' : state === 'limited' ? 'is-limited' : ''}>
        {!request.date && t('panel.noDay')}
        {request.date && lost && t(state === 'full' ? 'panel.full' : 'panel.notOpen', { day })}
        {request.date && !lost && t(state === 'limited' ? 'panel.limited' : 'panel.free', { day })}
      </p>
      {problem && <Problem id="date-problem" words={problemWords(locale, problem)} />}
      {state === 'full' && (
        <a
          class="more"
          href={paths.waitlist({ kind: 'package', listing: listing.slug, ...choiceOf(request) })}
        >
          {t('waitlist.open')}
        </a>
      )}
      {near.length > 0 && (
        <div class="near">
          <p id="near-title">{t('panel.near')}</p>
          <ul class="near-days" aria-labelledby="near-title">
            {near.map((each) => (
              <li>
                <a
                  class="chip"
                  href={`${paths.package(listing.slug, choiceOf({ ...request, date: each }))}#calendar`}
                >
                  {locale.day(each, 'short')}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function ThemeChoice({
  page,
  listing,
  request,
}: {
  page: Page
  listing: PackageListing
  request: PackageRequest
}) {
  const { t } = page.locale
  return (
    <fieldset class="panel-part">
      <legend class="panel-title">{t('panel.theme')}</legend>
      <div class="theme-choices">
        <label class="theme-choice">
          <input type="radio" name="theme" id="theme-none" value="" checked={!request.theme} />
          <span class="theme-none" aria-hidden="true" />
          <span>{t('panel.noTheme')}</span>
        </label>
        {listing.themes.map((theme) => (
          <label class="theme-choice">
            <input
              type="radio"
              name="theme"
              id={`theme-${theme.slug}`}
              value={theme.slug}
              checked={theme.slug === request.theme}
            />
            <Photo page={page} picture={theme.cover} decorative class="theme-photo" />
            <span {...langOf(theme.title)}>{theme.title.text}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const AddOns = ({ page, listing, request, problems }: PackagePanelProps) => (
  <fieldset class="panel-part">
    <legend class="panel-title">{page.locale.t('panel.addOns')}</legend>
    <ul class="add-ons">
      {listing.addOns.map((addOn) => (
        <li>
          <AddOnRow
            page={page}
            addOn={addOn}
            quantity={request.addOns[addOn.slug] ?? 0}
            problems={problems}
          />
        </li>
      ))}
    </ul>
  </fieldset>
)

function AddOnRow({
  page,
  addOn,
  quantity,
  problems,
}: {
  page: Page
  addOn: AddOn
  quantity: number
  problems: PackagePanelProps['problems']
}) {
  const { locale } = page
  const name = `addOn.${addOn.slug}`
  const id = `panel-addOn-${addOn.slug}`
  const problem = problemAt(problems, name) ?? problemAt(problems, `addOns.${addOn.slug}`)
  return (
    <div class="add-on">
      <label class="add-on-name" for={id}>
        <Words of={addOn.name} />
        <span class="add-on-price">{locale.money(addOn.price)}</span>
      </label>
      <Stepper
        locale={locale}
        wiring={{ id, name, ...(problem && { 'aria-describedby': `${id}-problem`, 'aria-invalid': 'true' }) }}
        label={addOn.name.text}
        value={quantity}
        min={0}
        max={addOn.maxQuantity}
      />
      {problem && <Problem id={`${id}-problem`} words={problemWords(locale, problem)} />}
    </div>
  )
}
