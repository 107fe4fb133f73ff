import { queryOfTourRequest, UNIT } from '../../src/listings/tours/request.ts'
import type { Unit } from '../../src/listings/units.ts'
import { Bill, Due } from '../ui/bill.tsx'
import { fieldId, Problem, problemAt, problemWords, Stepper } from '../ui/field.tsx'
import { live } from '../ui/live.ts'
import { Unreachable, WHOLE_PAGE } from '../ui/swap.tsx'
import { Words } from '../ui/words.tsx'
import { DepartureCalendar } from './calendar.tsx'
import { Departures } from './departures.tsx'
import type { TourPanelProps } from './props.ts'
import { agesWords, freeOr, noteWords } from './words.ts'

/** The departures of the chosen day; where a whole month is looked at, whatever is taken anywhere. */
const watched = ({ departures }: TourPanelProps) =>
  departures.length > 0 ? departures.map(({ poolId }) => `pool:${poolId}`) : ['availability']

/** Day, departure, party and what they come to. A plain form that leads to the quote; with scripts it keeps itself up to date. */
export function TourPanel(props: TourPanelProps) {
  const { page, listing, request, calendar, departure, quote, pricedOn } = props
  const { locale } = page
  const { t, paths } = locale
  const { date } = request
  const here = paths.listing('tour', listing.slug)
  return (
    <aside
      id="panel"
      class="panel"
      aria-label={t('tours.panel')}
      {...live(page, 'content', ...watched(props))}
    >
      <form
        class="panel-form"
        method="get"
        action={paths.quote('tour', listing.slug)}
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
            <legend class="panel-title">{t('tours.choose')}</legend>
            <DepartureCalendar {...props} />
            <DayWords {...props} />
          </fieldset>
          <Departures {...props} />
          <PartyChoice {...props} />
          <div class="panel-part">
            <h3 class="panel-title">{t('tours.bill')}</h3>
            {quote && <Bill locale={locale} lines={quote.lines} taxes={quote.taxes} total={quote.total} />}
            {/* Without a day there is none on which anything would be due. */}
            {quote && date && <Due locale={locale} {...quote} />}
            {!date && pricedOn && (
              <p class="field-hint">{t('tours.provisional', { day: locale.day(pricedOn, 'medium') })}</p>
            )}
            <Unreachable locale={locale} />
          </div>
        </div>
        <div class="panel-bar">
          <p class="panel-total">
            <span class="panel-total-label">
              {date
                ? [locale.day(date, 'short'), departure?.time].filter(Boolean).join(', ')
                : t('bill.total')}
            </span>
            <strong class="price">{locale.money(quote?.total ?? listing.price)}</strong>
          </p>
          <button type="submit" class="button is-primary">
            {t(!date ? 'tours.chooseDay' : departure ? 'tours.quote' : 'tours.chooseTime')}
          </button>
        </div>
      </form>
    </aside>
  )
}

/** Whether the chosen day can be had by so many, in words, and where to go when it cannot. */
function DayWords(props: TourPanelProps) {
  const { page, listing, request, near, problems, calendar } = props
  const { locale } = page
  const { t, paths } = locale
  const problem = problemAt(problems, 'date')
  const none = calendar.weeks.flat().every((each) => !each || each.state === 'nothing')
  const lost = lostWords(props)
  const { full, departures } = props
  const meant = full && (request.time !== undefined || departures.length === 1)
  return (
    <div class="day-words">
      <p id="day-words" role="status" class={lost ? 'is-lost' : ''}>
        {lost ?? (request.date ? '' : t(none ? 'tours.none' : 'tours.noDay'))}
      </p>
      {problem && !lost && <Problem id="date-problem" words={problemWords(locale, problem)} />}
      {meant && (
        <a
          class="more"
          href={paths.waitlist({ kind: 'tour', listing: listing.slug, ...queryOfTourRequest(request) })}
        >
          {t('waitlist.open')}
        </a>
      )}
      {near.length > 0 && (
        <div class="near">
          <p id="near-title">{t('tours.near')}</p>
          <ul class="near-days" aria-labelledby="near-title">
            {near.map((date) => (
              <li>
                <a
                  class="chip"
                  href={`${paths.listing('tour', listing.slug, queryOfTourRequest({ date, party: request.party }))}#calendar`}
                >
                  {locale.day(date, 'short')}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

function lostWords({ page, request, departures, full }: TourPanelProps): string | undefined {
  const { t, day } = page.locale
  const { date } = request
  if (date === undefined) return undefined
  if (departures.length === 0) return t('tours.lost', { day: day(date) })
  const left = Math.max(...departures.map((each) => each.left ?? 0))
  return full ? t('tours.tooFew', { count: left, day: day(date) }) : undefined
}

function PartyChoice(props: TourPanelProps) {
  const { page, listing, problems } = props
  const { locale } = page
  const problem = problemAt(problems, 'units')
  return (
    <fieldset class="panel-part">
      <legend class="panel-title">{locale.t('tours.party')}</legend>
      <ul class="add-ons">
        {listing.units.map((unit) => (
          <li>
            <UnitRow {...props} unit={unit} />
          </li>
        ))}
      </ul>
      {problem && <Problem id="units-problem" words={problemWords(locale, problem)} />}
    </fieldset>
  )
}

function UnitRow({ page, listing, request, problems, unit }: TourPanelProps & { unit: Unit }) {
  const { locale } = page
  const name = UNIT + unit.id
  const id = fieldId(name, 'panel')
  const problem = problemAt(problems, name)
  const note = noteWords(locale, unit, listing.units)
  const described = [note && `${id}-note`, problem && `${id}-problem`].filter(Boolean).join(' ')
  const price = freeOr(locale, { amount: unit.price, currency: listing.price.currency })
  return (
    <div class="add-on">
      <label class="add-on-name" for={id}>
        <Words of={unit.label} />
        <span class="add-on-price">{[agesWords(locale, unit), price].filter(Boolean).join(' · ')}</span>
      </label>
      <Stepper
        locale={locale}
        wiring={{
          id,
          name,
          ...(described && { 'aria-describedby': described }),
          ...(problem && { 'aria-invalid': 'true' as const }),
        }}
        label={unit.label.text}
        value={request.party[unit.id] ?? 0}
        min={0}
        max={listing.capacity ?? 99}
      />
      {note && (
        <p class="field-hint unit-note" id={`${id}-note`}>
          {note}
        </p>
      )}
      {problem && <Problem id={`${id}-problem`} words={problemWords(locale, problem)} />}
    </div>
  )
}
