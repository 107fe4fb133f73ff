import type { JobFilters, JobState, ListedJob, LiveState } from '../../db/queries/job-list.ts'
import type { Page } from '../props.ts'
import { Choices, Field } from '../ui/field.tsx'
import { HouseFrame, Pager, Sheet } from './frame.tsx'
import { Counts, Mark, neighbours, type Place, Search, whenOf } from './parts.tsx'

export interface JobsProps extends Place {
  page: Page
  jobs: ListedJob[]
  filters: JobFilters
  /** Of the chosen name. */
  counts: Record<LiveState, number>
  /** Every name there is. */
  names: string[]
}

const STATES: JobState[] = ['waiting', 'running', 'dead', 'done', 'skipped', 'cancelled']
const COUNTED: LiveState[] = ['waiting', 'running', 'dead']

/** What happens later and what became of it. */
export function JobsPage(props: JobsProps) {
  const { page, filters, names } = props
  const { locale } = page
  const { t, paths } = locale
  return (
    <HouseFrame page={page} title={t('office.jobs')}>
      <Search action={paths.jobs()} submit={t('office.filter')}>
        <Field locale={locale} name="state" label={t('office.state')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                options={STATES.map((value) => ({ value, words: t(`office.state.${value}`) }))}
                none={t('office.anyState')}
                {...(filters.state && { chosen: filters.state })}
              />
            </select>
          )}
        </Field>
        <Field locale={locale} name="name" label={t('office.jobName')}>
          {(wiring) => (
            <select {...wiring} class="input">
              <Choices
                options={names.map((value) => ({ value, words: value }))}
                none={t('office.anyName')}
                {...(filters.name && { chosen: filters.name })}
              />
            </select>
          )}
        </Field>
      </Search>
      <JobsResults {...props} />
    </HouseFrame>
  )
}

export function JobsResults(props: JobsProps) {
  const { page, jobs, filters, counts, total } = props
  const { t, paths, number } = page.locale
  const { state, name } = filters
  return (
    <section id="results" class="house-results" aria-label={t('office.results')}>
      <Counts
        label={t('office.state')}
        counts={COUNTED.map((each) => ({
          href: paths.jobs({ state: each, name }),
          words: t(`office.state.${each}`),
          count: number(counts[each]),
          bad: each === 'dead' && counts.dead > 0,
          current: each === state,
        }))}
      />
      <p class="house-count" role="status">
        {total ? t('office.jobs.count', { count: total }) : t('office.jobs.none')}
      </p>
      {jobs.length > 0 && (
        <Sheet
          title={t('office.jobs')}
          columns={[
            t('office.state'),
            t('office.job'),
            t('office.tries'),
            t('office.due'),
            t('office.ended'),
            t('office.error'),
          ]}
        >
          {jobs.map((each) => (
            <tr>
              <td>
                <Mark bad={each.state === 'dead'}>{t(`office.state.${each.state}`)}</Mark>
              </td>
              <th scope="row">
                <a href={paths.job(each.id)} class="house-name">
                  {shortened(each.id)}
                </a>
              </th>
              <td class="is-number">{number(each.attempts)}</td>
              <td>{whenOf(page, each.due)}</td>
              <td>{each.ended !== undefined && whenOf(page, each.ended)}</td>
              <td>
                <span class="house-brief" dir="auto">
                  {each.skipped ?? each.error}
                </span>
              </td>
            </tr>
          ))}
        </Sheet>
      )}
      <Pager links={neighbours(page, props, (at) => paths.jobs({ state, name, page: at }))} />
    </section>
  )
}

/** An id within an id says little to the eye but where it ends. */
const shortened = (id: string) => id.replace(/[0-9a-f]{8}-[0-9a-f-]{18}-?([0-9a-f]{8,12})/g, '…$1')
