import type { Child } from 'hono/jsx'
import type { FieldProblem } from '../../src/shared/problem.ts'
import type { Locale } from '../../src/translations/locale.ts'
import { classes } from './words.tsx'

export const problemAt = (problems: FieldProblem[], path: string) =>
  problems.find((each) => each.path === path)

export const problemWords = ({ t }: Locale, problem: FieldProblem) =>
  t(`problem.${problem.code}`, problem.values)

interface Wiring {
  id: string
  name: string
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

interface FieldProps {
  locale: Locale
  /** Also what the sender calls it, unless `path` says otherwise. */
  name: string
  label: string
  hint?: string
  optional?: boolean
  /** Set before the id, where a page has two forms with the same field. */
  prefix?: string
  problems?: FieldProblem[]
  class?: string
  /** The control, given what ties it to its label, hint and problem. */
  children: (wiring: Wiring) => Child
}

export const fieldId = (name: string, prefix = 'field') => `${prefix}-${name.replace(/\W/g, '-')}`

/** A control with its label above it, its hint and what is wrong with it below. */
export function Field({ locale, name, label, hint, optional, prefix, problems = [], ...rest }: FieldProps) {
  const id = fieldId(name, prefix)
  const problem = problemAt(problems, name)
  const described = classes(hint !== undefined && `${id}-hint`, problem && `${id}-problem`)
  return (
    <div class={classes('field', problem && 'is-wrong', rest.class)}>
      <label class="field-label" for={id}>
        {label}
        {optional && <span class="field-optional"> {locale.t('form.optional')}</span>}
      </label>
      {rest.children({
        id,
        name,
        ...(described && { 'aria-describedby': described }),
        ...(problem && { 'aria-invalid': 'true' as const }),
      })}
      {hint !== undefined && (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {problem && <Problem id={`${id}-problem`} words={problemWords(locale, problem)} />}
    </div>
  )
}

export const Problem = ({ id, words }: { id: string; words: string }) => (
  <p class="field-problem" id={id}>
    {words}
  </p>
)

/** A number with a button on either side; without scripts the buttons are not shown and the number remains. */
export function Stepper({
  locale,
  wiring,
  value,
  min,
  max,
  label,
  required,
}: {
  locale: Locale
  wiring: Wiring
  value: number | string
  min: number
  max: number
  label: string
  required?: boolean
}) {
  return (
    <span class="stepper">
      <button
        type="button"
        tabindex={-1}
        class="stepper-step"
        data-step="-1"
        aria-label={locale.t('form.less', { label })}
      >
        <span aria-hidden="true">−</span>
      </button>
      <input
        {...wiring}
        class="input"
        type="number"
        inputmode="numeric"
        min={min}
        max={max}
        value={value}
        required={required}
      />
      <button
        type="button"
        tabindex={-1}
        class="stepper-step"
        data-step="1"
        aria-label={locale.t('form.more', { label })}
      >
        <span aria-hidden="true">+</span>
      </button>
    </span>
  )
}

export const Choices = ({
  options,
  chosen,
  none,
}: {
  options: { value: string; words: string; lang?: string }[]
  chosen?: string
  none?: string
}) => (
  <>
    {none !== undefined && <option value="">{none}</option>}
    {options.map(({ value, words, lang }) => (
      <option value={value} selected={value === chosen} {...(lang && { lang })}>
        {words}
      </option>
    ))}
  </>
)
