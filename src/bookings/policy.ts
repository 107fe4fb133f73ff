import { percentOf, sum } from '../shared/money.ts'
import type { Tier } from '../shared/terms.ts'

/** A tier after which the price of the first nights is kept and the rest comes back. */
export interface NightsTier {
  hours: number
  nights: number
}
/** A step by instants (milliseconds): strictly `before` it, so much comes back. Minor units. */
export interface Step {
  before: number
  refund: number
}

/** When a line can be cancelled and what comes back. A snapshot of it is kept with each line at purchase. */
export interface Policy {
  /** Strictly descending in hours before the start. A tier holds up to and including its hour; after the last, nothing. */
  tiers: readonly (Tier | NightsTier)[]
  /** Instead of tiers, where a supplier states instants and amounts. */
  steps?: readonly Step[]
  /** Kept of whatever comes back, in minor units; never more than that. */
  fee?: number
  /** Whether a customer may cancel at all; they may when absent. */
  permitted?: boolean
  /** Hours before the start after which a customer may no longer cancel, even for nothing. */
  deadlineHours?: number
}

/** A deep copy that later changes of the house cannot reach. */
export const snapshot = (policy: Policy): Policy => structuredClone(policy)

/** What is wrong with a policy; paths are those of the policy. The codes are stable. */
export interface PolicyProblem {
  path: string
  code: 'out_of_range' | 'not_descending' | 'rising' | 'not_comparable'
}

/** Hours strictly descend, what comes back never rises, percentages are 0 to 100 and fees not below nought. */
export function policyProblems({ tiers, steps = [], fee = 0, deadlineHours = 0 }: Policy): PolicyProblem[] {
  const problems = tiers.flatMap((tier, index) => tierProblems(tier, tiers[index - 1], `tiers.${index}`))
  problems.push(...steps.flatMap((step, index) => stepProblems(step, steps[index - 1], `steps.${index}`)))
  if (!isAmount(fee)) problems.push({ path: 'fee', code: 'out_of_range' })
  if (!(deadlineHours >= 0)) problems.push({ path: 'deadlineHours', code: 'out_of_range' })
  return problems
}

function tierProblems(tier: Tier | NightsTier, before: Tier | NightsTier | undefined, path: string) {
  const problems: PolicyProblem[] = []
  if (!(tier.hours >= 0)) problems.push({ path: `${path}.hours`, code: 'out_of_range' })
  if ('nights' in tier && !isAmount(tier.nights)) {
    problems.push({ path: `${path}.nights`, code: 'out_of_range' })
  }
  if ('percent' in tier && !(tier.percent >= 0 && tier.percent <= 100)) {
    problems.push({ path: `${path}.percent`, code: 'out_of_range' })
  }
  if (!before) return problems
  if (tier.hours >= before.hours) problems.push({ path: `${path}.hours`, code: 'not_descending' })
  const worse = worsens(before, tier)
  if (worse !== 'yes') problems.push({ path, code: worse })
  return problems
}

/** All is more than some nights kept, and these are more than nothing; between a half and a night nobody can say. */
function worsens(before: Tier | NightsTier, after: Tier | NightsTier): 'yes' | 'rising' | 'not_comparable' {
  if ('percent' in before && 'percent' in after) return after.percent <= before.percent ? 'yes' : 'rising'
  if ('nights' in before && 'nights' in after) return after.nights >= before.nights ? 'yes' : 'rising'
  if ('percent' in before) return before.percent === 100 ? 'yes' : 'not_comparable'
  return 'percent' in after && after.percent === 0 ? 'yes' : 'not_comparable'
}

function stepProblems(step: Step, before: Step | undefined, path: string): PolicyProblem[] {
  const problems: PolicyProblem[] = []
  if (!isAmount(step.refund)) problems.push({ path: `${path}.refund`, code: 'out_of_range' })
  if (before && step.before <= before.before)
    problems.push({ path: `${path}.before`, code: 'not_descending' })
  if (before && step.refund > before.refund) problems.push({ path: `${path}.refund`, code: 'rising' })
  return problems
}

const isAmount = (number: number) => Number.isSafeInteger(number) && number >= 0

/** What a line was paid for. */
export interface Paid {
  /** Minor units that came in for it, and that went back already. */
  paid: number
  refunded: number
  /** The price of each night, in order, where it has nights. */
  nights?: readonly number[]
}

/** A part of a policy: until the deadline (an instant in milliseconds), this comes back. */
export interface Window {
  /** Undefined where what comes back is no percentage. */
  percent?: number
  /** Kept as the policy's fee. */
  fee: number
  /** What comes back, less what went back already. */
  refund: number
  deadline: number
  /** Whether the deadline itself still counts: hours before the start do, `before` an instant does not. */
  inclusive: boolean
}

const HOUR = 3_600_000

/** What comes back, window by window, earliest deadline first. `start` is the instant of the start. */
export function windowsOf(policy: Policy, paid: Paid, start: number): Window[] {
  const last = start - (policy.deadlineHours ?? 0) * HOUR
  const windows = policy.steps
    ? policy.steps.map((step) => stepWindow(step, policy, paid))
    : policy.tiers.map((tier) => tierWindow(tier, policy, paid, start))
  return windows
    .map((each) => (each.deadline > last ? { ...each, deadline: last, inclusive: true } : each))
    .filter(({ deadline }, index, all) => index === 0 || deadline > all[index - 1]!.deadline)
}

const tierWindow = (tier: Tier | NightsTier, policy: Policy, paid: Paid, start: number): Window => ({
  ...('percent' in tier && { percent: tier.percent }),
  ...comesBack(shareOf(tier, paid), policy, paid),
  deadline: start - tier.hours * HOUR,
  inclusive: true,
})

const stepWindow = ({ before, refund }: Step, policy: Policy, paid: Paid): Window => ({
  ...comesBack(Math.min(refund, paid.paid), policy, paid),
  deadline: before,
  inclusive: false,
})

/** The window that an instant falls into, if there is one left. Time is signed: after the start none is. */
export const windowAt = (windows: readonly Window[], now: number): Window | undefined =>
  windows.find(({ deadline, inclusive }) => now < deadline || (inclusive && now === deadline))

const shareOf = (tier: Tier | NightsTier, { paid, nights = [] }: Paid): number =>
  'percent' in tier ? percentOf(paid, tier.percent) : Math.max(0, paid - sum(nights.slice(0, tier.nights)))

/** The smaller of what policy gives and what has not gone back yet. */
function comesBack(share: number, { fee = 0 }: Policy, { paid, refunded }: Paid) {
  const kept = Math.min(fee, share)
  return { fee: kept, refund: Math.max(0, Math.min(share - kept, paid - refunded)) }
}
