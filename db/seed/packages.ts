import type { DemoPackage } from './content.ts'
import { annualGala } from './packages/annual-gala.ts'
import { babyShowerBrunch } from './packages/baby-shower-brunch.ts'
import { cityRooftopWedding } from './packages/city-rooftop-wedding.ts'
import { firstBirthday } from './packages/first-birthday.ts'
import { gardenVows } from './packages/garden-vows.ts'
import { graduationParty } from './packages/graduation-party.ts'
import { launchNight } from './packages/launch-night.ts'
import { milestoneBirthday } from './packages/milestone-birthday.ts'
import { theProposal } from './packages/the-proposal.ts'
import { winterDinner } from './packages/winter-dinner.ts'

/** In the order of the shop window. Ids follow this order, so a new one goes last. */
export const PACKAGES: readonly DemoPackage[] = [
  gardenVows,
  theProposal,
  launchNight,
  cityRooftopWedding,
  milestoneBirthday,
  winterDinner,
  babyShowerBrunch,
  firstBirthday,
  graduationParty,
  annualGala,
]
